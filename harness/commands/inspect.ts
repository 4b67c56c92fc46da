import { resolve } from 'node:path'
import { quantity } from '../../reports/format/quantity.ts'
import { type Compressed, compress } from '../build/compress.ts'
import type { Exit } from '../errors.ts'
import { changes, functionChanges, unnamed } from '../inspection/difference.ts'
import { type ModuleFacts, moduleFacts } from '../inspection/moduleFacts.ts'
import { type ReadModule, readModule } from '../inspection/readModule.ts'
import { inspectionText } from '../inspection/text.ts'
import { reachOf } from '../reach/index.ts'
import type { Context } from './context.ts'

export interface InspectOptions {
  readonly file: string
  /** What to compare it with. */
  readonly other?: string | undefined
  /** Functions to list. */
  readonly functions: number
  readonly json: boolean
}

/** Below this many bytes, nobody has time to wonder. */
const quickBytes = 1_000_000

/** All encodings of all modules at the same time, each in a thread of its own. */
const compressAll = async (modules: readonly ReadModule[], { err }: Context): Promise<Compressed[]> => {
  const slow = modules.filter(({ bytes }) => bytes.length >= quickBytes)
  const sizes = slow.map(({ bytes }) => quantity(bytes.length, 'bytes')).join(' and ')
  if (slow.length > 0) err(`Compressing ${sizes}: brotli at its highest level takes seconds for every megabyte.\n`)
  return Promise.all(modules.map(({ bytes }) => compress(bytes)))
}

const forJson = ({ bySize, ...facts }: ModuleFacts, functions: number) => ({
  ...facts,
  largestFunctions: bySize.slice(0, functions),
})

const differenceForJson = (first: ModuleFacts, second: ModuleFacts, functions: number) => ({
  sections: changes(first.sections, second.sections),
  functions: functionChanges(first.bySize, second.bySize)?.slice(0, functions) ?? null,
  unnamedFunctions: { first: unnamed(first.bySize), second: unnamed(second.bySize) },
})

/** `crosslane inspect`: what is in a module, or how two of them differ, without running anything. */
export const inspectCommand = async (options: InspectOptions, context: Context): Promise<Exit> => {
  const { file, other, functions, json } = options
  const { folder, out, columns, colour } = context
  const files = other === undefined ? [file] : [file, other]
  const modules = await Promise.all(files.map((each) => readModule(each, resolve(folder, each))))
  const compressed = await compressAll(modules, context)
  const [first, second = null] = modules.flatMap((module, index) => {
    const own = compressed[index]
    return own === undefined ? [] : [moduleFacts(module, own, reachOf)]
  })
  if (first === undefined) throw new TypeError('there is no module to tell of')
  if (json) {
    const told = [first, ...(second === null ? [] : [second])].map((facts) => forJson(facts, functions))
    const difference = second === null ? null : differenceForJson(first, second, functions)
    out(`${JSON.stringify({ schemaVersion: 1, modules: told, difference }, null, 2)}\n`)
  } else out(inspectionText(first, second, { width: columns(), colour, functions }))
  return 'good'
}
