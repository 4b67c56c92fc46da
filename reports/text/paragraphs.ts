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

/** Paragraphs for the terminal, with an empty line between them; those without a line are left out. @param width columns */
export const paragraphsText = (paragraphs: readonly (readonly Line[])[], width: number, paint: Paint): string => {
  const broken = ({ tone, text, indent, whole = false }: Line): string =>
    (whole ? [printable(text)] : wrap(printable(text), width - indent.length, '  '))
      .map((part) => `${indent}${paint(tone, part)}\n`)
      .join('')
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(broken).join(''))
    .join('\n')
}
