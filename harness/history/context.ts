import * as z from 'zod'
import { isByHand } from '../../reports/view/byHand.ts'
import type { BrowserFacts } from '../schema/browser.ts'
import type { Difference } from '../schema/night.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'

/** What a number depends on besides the code: where any of it changes, numbers before and after are not of one kind. */
export const Context = z.object({
  /** Processor, cores, system. */
  host: z.string(),
  kernel: z.string(),
  /** Compiler and optimiser. */
  toolchain: z.string(),
  /** Name, version and how it is driven; `null` for what does not depend on one. */
  browser: z.string().nullable(),
  /** Hash of the frozen module that a night holds the variant against; `null` in any other run. */
  control: z.string().nullable(),
})
export type Context = z.infer<typeof Context>

/** The module of the control that a variant is held against. */
const controlOf = ({ control, benchmarks }: RunDocument, { benchmark, variant }: Cell): string | null => {
  const crate = benchmarks.find(({ id }) => id === benchmark)?.crate
  return control?.modules.find((module) => module.crate === crate && module.variant === variant)?.sha256 ?? null
}

type Cell = Pick<Estimate, 'benchmark' | 'browser' | 'variant'>

/** Processor, cores and system, in one line. */
export const machineInWords = ({ cpu, cores, os }: RunDocument['environment']): string =>
  `${cpu}, ${cores} cores, ${os}`

/** Exactly what was driven, and how, in one line. */
export const browserInWords = ({ name, version, how }: BrowserFacts): string => `${name} ${version}, ${how}`

const machineOf = ({ environment }: RunDocument): Pick<Context, 'host' | 'kernel'> => ({
  host: machineInWords(environment),
  kernel: environment.kernel,
})

/** A browser that a person opened is on a device that only its user agent tells of: none of this machine's figures are about it. */
const deviceOf = ({ clock }: RunDocument['browsers'][number]): Pick<Context, 'host' | 'kernel'> => ({
  host: `opened by hand: ${clock?.userAgent ?? 'it did not say where'}`,
  kernel: '',
})

/** Context of the figures of a variant of a benchmark in a browser, or of those that depend on none. Equal ones are equal as JSON. */
export const contextOf = (document: RunDocument, cell: Cell): Context => {
  const { browser } = cell
  const { toolchain, browsers } = document
  const facts = browsers.find(({ id }) => id === browser)
  const machine = facts !== undefined && isByHand(facts) ? deviceOf(facts) : machineOf(document)
  // What is read off a module is the same on every machine.
  const isExact = browser === null
  return {
    host: isExact ? '' : machine.host,
    kernel: isExact ? '' : machine.kernel,
    toolchain: `${toolchain.rustc}; ${toolchain.wasmOpt}`,
    browser: facts === undefined ? browser : browserInWords(facts),
    control: controlOf(document, cell),
  }
}

const parts = ['browser', 'host', 'kernel', 'toolchain', 'control'] as const
export type ContextPart = (typeof parts)[number]

/** What changed from one context to another. */
export const changedParts = (before: Context, after: Context): ContextPart[] =>
  parts.filter((part) => before[part] !== after[part])

/** The same as a reader is told; another control is no circumstance of a night, but another series. */
export const differencesOf = (before: Context, after: Context): Difference[] =>
  changedParts(before, after).flatMap((what) =>
    what === 'control' ? [] : [{ what, from: before[what] ?? '', to: after[what] ?? '' }],
  )
