import { byteChange, shareChange } from '../../reports/format/byteChange.ts'
import { fixed } from '../../reports/format/decimals.ts'
import { percent } from '../../reports/format/percent.ts'
import { plural } from '../../reports/format/plural.ts'
import { painter, type Tone } from '../../reports/text/ansi.ts'
import { printable } from '../../reports/text/printable.ts'
import { tableLines, type TextCell, textCell } from '../../reports/text/table.ts'
import { shorten, wrap } from '../../reports/text/width.ts'
import { limitingFeatures, shareOfUsers } from '../../reports/view/reach.ts'
import { type Change, changes, functionChanges, isNameless, unnamed } from './difference.ts'
import type { ModuleFacts } from './moduleFacts.ts'

export interface TextOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
  /** Functions to list. */
  readonly functions: number
}

const encodings = ['raw', 'gzip', 'brotli', 'zstd'] as const

const numberCell = (text: string, width: number, tone: Tone = 'plain'): TextCell => textCell(text.padStart(width), tone)

/** Rows with numbers to the right, below their headings. */
const rightAligned = (head: readonly string[], rows: readonly (readonly string[])[]): TextCell[][] => {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)))
  return all.map((row, index) =>
    row.map((text, column) =>
      column === 0
        ? textCell(text, index === 0 ? 'muted' : 'plain')
        : numberCell(text, widths[column] ?? 0, index === 0 ? 'muted' : 'plain'),
    ),
  )
}

const codeOf = ({ sections }: ModuleFacts): number =>
  sections.reduce((sum, { name, bytes }) => sum + (name === 'code' ? bytes : 0), 0)

const share = (part: number, whole: number): string => (whole === 0 ? '' : percent(part / whole))

const reachLine = ({ reach }: ModuleFacts): string => {
  const limits = limitingFeatures(reach).map(({ feature }) => feature)
  const why = limits.length === 0 ? '' : `; fewest have ${limits.join(', ')}`
  return `Reach: at most ${shareOfUsers(reach.share)} of users${why}`
}

const summary = (facts: ModuleFacts): string[] => [
  `${printable(facts.file)}: ${fixed(facts.sizes.raw, 0)} bytes, sha256 ${facts.sha256}`,
  `${plural(facts.functions, 'function')}, ${plural(facts.imports.length, 'import')}, ${plural(facts.exports.length, 'export')}, ${plural(facts.simdInstructions, 'SIMD instruction')}`,
  `Features: ${facts.features.join(', ') || 'none beyond the first version of Wasm'}`,
  reachLine(facts),
]

const mixRows = (mixes: readonly Readonly<Record<string, number>>[]): string[][] => {
  const names = [...new Set(mixes.flatMap((mix) => Object.keys(mix)))]
  const most = (name: string): number => Math.max(...mixes.map((mix) => mix[name] ?? 0))
  return names
    .toSorted((one, other) => most(other) - most(one))
    .map((name) => [name, ...mixes.map((mix) => fixed(mix[name] ?? 0, 0))])
}

interface Block {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes?: readonly string[]
}

/** Names as long as the numbers beside them leave room for. */
const fitted = (rows: readonly (readonly string[])[], width: number): string[][] => {
  const room = Math.max(24, width - Math.max(0, ...rows.map((row) => row.slice(1).join('  ').length)) - 8)
  return rows.map(([name = '', ...numbers]) => [shorten(printable(name), room), ...numbers])
}

const blocksOfOne = (facts: ModuleFacts, functions: number): Block[] => {
  const { sizes, sections, preamble, bySize, simdMix } = facts
  const code = codeOf(facts)
  return [
    {
      title: 'Sizes',
      head: ['', 'bytes', 'of raw'],
      rows: encodings.map((encoding) => [encoding, fixed(sizes[encoding], 0), share(sizes[encoding], sizes.raw)]),
    },
    {
      title: 'Sections, with their headers',
      head: ['', 'bytes', 'of the file'],
      rows: [
        ['(magic number and version)', fixed(preamble, 0), share(preamble, sizes.raw)],
        ...sections.map(({ name, bytes }) => [name, fixed(bytes, 0), share(bytes, sizes.raw)]),
        [
          'sum',
          fixed(
            sections.reduce((sum, { bytes }) => sum + bytes, preamble),
            0,
          ),
          '',
        ],
      ],
    },
    {
      title: `Largest functions${bySize.length > functions ? `, ${functions} of ${fixed(bySize.length, 0)}` : ''}`,
      head: ['', 'bytes', 'of the code'],
      rows: bySize
        .slice(0, functions)
        .map(({ index, name, bytes }) => [name ?? `(function ${index})`, fixed(bytes, 0), share(bytes, code)]),
      notes: isNameless(bySize) ? [withoutNames] : [],
    },
    { title: 'SIMD instructions', head: ['', 'count'], rows: mixRows([simdMix]) },
  ]
}

const withoutNames =
  'Only exports have names here: the module has no name section. The one that cargo builds has, before wasm-opt and strip.'

const changeRow = ({ name, first, second }: Change): string[] => [
  name,
  fixed(first, 0),
  fixed(second, 0),
  byteChange(second, first),
  shareChange(second, first) ?? '',
]

const blocksOfTwo = (first: ModuleFacts, second: ModuleFacts, functions: number): Block[] => {
  const head = ['', 'first', 'second', 'difference', '']
  const differing = functionChanges(first.bySize, second.bySize)
  const [nameless, other] = [unnamed(first.bySize), unnamed(second.bySize)]
  const sum = (facts: ModuleFacts): number => facts.sizes.raw
  return [
    {
      title: 'Sizes in bytes',
      head,
      rows: encodings.map((name) => changeRow({ name, first: first.sizes[name], second: second.sizes[name] })),
    },
    {
      title: 'Sections in bytes, with their headers',
      head,
      rows: [
        ['(magic number and version)', String(first.preamble), String(second.preamble), '0', ''],
        ...changes(first.sections, second.sections).map(changeRow),
        changeRow({ name: 'sum', first: sum(first), second: sum(second) }),
      ],
    },
    {
      title: `Functions that differ most in bytes${differing !== null && differing.length > functions ? `, ${functions} of ${fixed(differing.length, 0)}` : ''}`,
      head,
      rows: (differing ?? []).slice(0, functions).map(changeRow),
      notes:
        nameless.count + other.count === 0
          ? []
          : [
              `Without a name, so that they cannot be compared: ${plural(nameless.count, 'function')} of ${fixed(nameless.bytes, 0)} bytes in the first, ${fixed(other.count, 0)} of ${fixed(other.bytes, 0)} bytes in the second.`,
            ],
    },
    { title: 'SIMD instructions', head: ['', 'first', 'second'], rows: mixRows([first.simdMix, second.simdMix]) },
  ]
}

/** The facts of a module or, of two, their difference, as a terminal shows them. */
export const inspectionText = (first: ModuleFacts, second: ModuleFacts | null, options: TextOptions): string => {
  const { width, colour, functions } = options
  const paint = painter(colour)
  const blocks = second === null ? blocksOfOne(first, functions) : blocksOfTwo(first, second, functions)
  const heads =
    second === null
      ? [summary(first)]
      : [
          ['First:', ...summary(first)],
          ['Second:', ...summary(second)],
        ]
  const shown = blocks.filter(({ rows, notes = [] }) => rows.length > 0 || notes.length > 0)
  const lines = [
    ...heads.flatMap((head) => [...head.flatMap((line) => wrap(line, Math.max(width, 40), '  ')), '']),
    ...shown.flatMap(({ title, head, rows, notes = [] }) => [
      paint('strong', title),
      ...(rows.length === 0 ? [] : tableLines(rightAligned(head, fitted(rows, width)), paint)),
      ...notes.flatMap((note) => wrap(note, Math.max(width, 40))),
      '',
    ]),
  ]
  return `${lines.join('\n')}`
}
