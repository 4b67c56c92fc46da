/** A share as `12 %` or `0.4 %`: two significant digits, none below 0.01 %. */
export const percent = (share: number): string => {
  const value = share * 100
  const magnitude = Math.abs(value)
  const decimals = magnitude >= 9.95 || magnitude === 0 ? 0 : magnitude >= 0.995 ? 1 : 2
  return `${value.toFixed(decimals)} %`
}

/** A share that somebody has chosen, such as a limit: no more digits than were given, `1 %`, `0.25 %`. */
export const chosenPercent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`
