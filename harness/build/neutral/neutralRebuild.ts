import { random } from '../../stats/random.ts'
import { Reader } from '../inspect/reader.ts'
import { preambleBytes, type Section, type SectionName } from '../inspect/sections.ts'
import { watchedGlobal } from './guards.ts'
import { drawLayout } from './layout.ts'
import { unsignedLeb } from './leb128.ts'
import { concatenated, type Edit, listed, patched, sized } from './patch.ts'
import { survey } from './survey.ts'

/** Custom sections that name neither functions nor places in the code, and so stay true. */
const stillTrue = new Set(['custom:producers', 'custom:target_features'])

/** What may stand behind the global section, whose id is 6 (core specification, 5.5.2). */
const behindGlobals = new Set<SectionName>(['export', 'start', 'element', 'data-count', 'code', 'data'])
const globalId = 6

const emptyFunctionType = [0x60, 0, 0]

/** One more item at the end of a section that is a list, besides other edits to its items. */
const withItem = (module: Uint8Array, { body }: Section, item: readonly number[], edits: readonly Edit[]): Edit[] => {
  const reader = new Reader(module, body.offset, body.end)
  const count = reader.u32()
  return [
    { from: body.offset, to: reader.offset, bytes: unsignedLeb(count + 1) },
    ...edits,
    { from: body.end, to: body.end, bytes: item },
  ]
}

/**
 * A module that behaves like the given one but is laid out otherwise, to measure how much a rebuild that changes nothing
 * moves a kernel. From the seed (unsigned, 32 bits) it draws an order of the functions, up to three further ones that
 * nobody calls, and up to seven guards that are never taken (see guards.ts) at the entry of each function that is exported
 * or loops. Names and debug information, which would no longer be true, are left out. Equal seeds give equal bytes, and
 * different seeds different ones; only a module without functions comes back as it was.
 *
 * Mytkowicz, Diwan, Hauswirth, Sweeney: Producing wrong data without doing anything obviously wrong (ASPLOS 2009), on why;
 * Curtsinger, Berger: Stabilizer (ASPLOS 2013), on drawing layouts at random.
 *
 * Throws WasmDecodeError on a module that the decoder does not know.
 */
export const neutralRebuild = (module: Uint8Array, seed: number): Uint8Array<ArrayBuffer> => {
  const facts = survey(module)
  if (facts.bodies.length === 0) return Uint8Array.from(module)
  const needsType = facts.emptyType === -1
  const watched = { global: facts.globals, value: seed | 0 }
  const layout = drawLayout(module, facts, needsType ? facts.types : facts.emptyType, watched, random(seed))

  const editsOf = (section: Section): Edit[] => {
    const { kind, body } = section
    const replacedBy = (payload: Uint8Array): Edit[] => [{ from: body.offset, to: body.end, bytes: payload }]
    const renumbered = layout.renumbered(facts.places.get(section) ?? [])
    if (kind === 'type' && needsType) return withItem(module, section, emptyFunctionType, [])
    if (kind === 'function') return replacedBy(listed(layout.types.map(unsignedLeb)))
    if (kind === 'global') return withItem(module, section, watchedGlobal(watched), renumbered)
    if (kind === 'code') return replacedBy(listed(layout.bodies))
    return renumbered
  }
  const rewritten = (section: Section): ArrayLike<number>[] => {
    const start = section.body.end - section.bytes
    if (section.kind === 'custom') return [module.subarray(start, section.body.end)]
    const payload = patched(module, section.body.offset, section.body.end, editsOf(section))
    return [module.subarray(start, start + 1), sized(payload)]
  }

  const kept = facts.sections.filter(({ kind, name }) => kind !== 'custom' || stillTrue.has(name))
  const next = kept.findIndex(({ kind }) => behindGlobals.has(kind))
  const hasGlobals = kept.some(({ kind }) => kind === 'global')
  const newGlobals = hasGlobals ? [] : [[globalId], sized(listed([watchedGlobal(watched)]))]
  return concatenated([
    module.subarray(0, preambleBytes),
    ...kept.slice(0, next).flatMap(rewritten),
    ...newGlobals,
    ...kept.slice(next).flatMap(rewritten),
  ])
}
