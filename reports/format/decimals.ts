/**
 * Decimals that are worth printing: down to the second digit of the uncertainty, e.g. 2 for ±0.035 and 3 for ±0.003.
 * Without an uncertainty, three significant digits. Never more than five significant digits, or four decimals.
 */
export const decimalsFor = (value: number, halfWidth: number | null): number => {
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(value.toPrecision(3)))))
  const wanted = halfWidth === null || halfWidth <= 0 ? 2 - magnitude : Math.floor(-Math.log10(halfWidth)) + 1
  return Math.max(0, Math.min(wanted, 4 - magnitude, 4))
}

/** A number with that many decimals and a comma between thousands. */
export const fixed = (value: number, decimals: number): string => {
  const [whole = '', fraction] = value.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
