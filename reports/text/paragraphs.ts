import type { Paint, Tone } from './ansi.ts'
import { printable } from './printable.ts'
import { wrap } from './width.ts'

/** A line of a terminal before it is broken. */
export interface Line {
  readonly tone: Tone
  readonly text: string
  readonly indent: string
  /** A command, to be copied as it is: it is not broken. */
  readonly whole?: boolean
}

export const line = (tone: Tone, text: string, indent = ''): Line => ({ tone, text, indent })

/** What stands in a paragraph: a line to be broken, or one that is finished, such as a table's. */
export type Part = Line | string

/** Paragraphs for the terminal, with an empty line between them; those without a line are left out. @param width columns */
export const paragraphsText = (paragraphs: readonly (readonly Part[])[], width: number, paint: Paint): string => {
  const broken = ({ tone, text, indent, whole = false }: Line): string =>
    (whole ? [printable(text)] : wrap(printable(text), width - indent.length, '  '))
      .map((part) => `${indent}${paint(tone, part)}\n`)
      .join('')
  return paragraphs
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.map((part) => (typeof part === 'string' ? `${part}\n` : broken(part))).join(''))
    .join('\n')
}
