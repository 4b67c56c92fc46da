import { literal } from './literal.ts'

/** A line of a table; the cells are Markdown already. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Lines behind a title that one opens; nothing where there are none. */
export const folded = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${literal(title)}</summary>`, '', ...lines, '', '</details>']

/** A picture, by an address that is escaped already; nothing where there is none. */
export const pictureLines = (title: string, address: string | null): string[] =>
  address === null
    ? []
    : [`![${literal(title)}](${address.replaceAll(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`]

/** Paragraphs with an empty line between them; empty ones are left out. */
export const paragraphs = (all: readonly (readonly string[])[]): string =>
  all
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
