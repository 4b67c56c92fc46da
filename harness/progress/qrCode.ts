import { encodeQR } from 'qr'

/** Light modules around the code, without which scanners do not find it. */
const quiet = 4

/** Two modules, one above the other, in one character: light is what is drawn. */
const halves = { '00': ' ', '01': '▄', '10': '▀', '11': '█' } as const

/** White on black, whatever the colours of the terminal. */
const inked = (line: string): string => `\u001B[97;40m${line}\u001B[0m`

/**
 * A QR code for a terminal, a string for each line; `null` where it does not fit.
 *
 * @param columns that there are
 * @param colour without it, a terminal is taken to be light on dark
 */
export const qrLines = (text: string, columns: number, colour: boolean): string[] | null => {
  const dark = encodeQR(text, 'raw', { ecc: 'low', border: quiet })
  if (dark.length > columns) return null
  const light = (row: number, column: number): '0' | '1' => (dark[row]?.[column] === false ? '1' : '0')
  return dark
    .map((modules, row) => ({ row, width: modules.length }))
    .filter(({ row }) => row % 2 === 0)
    .map(({ row, width }) => {
      const line = Array.from(
        { length: width },
        (_, column) => halves[`${light(row, column)}${light(row + 1, column)}`],
      )
      return colour ? inked(line.join('')) : line.join('')
    })
}
