import { browserInWords, machineInWords } from '../history/context.ts'
import type { MachineNoise } from '../schema/noise.ts'
import type { RunDocument } from '../schema/run.ts'
import type { RunsCircumstance } from '../schema/runsComparison.ts'
import type { Variant } from '../schema/variant.ts'

/** Something that numbers depend on, with its value in one run. */
type Circumstance = Omit<RunsCircumstance, 'values'> & { readonly value: string | null }

const one = (what: RunsCircumstance['what'], value: string | null, name: string | null = null): Circumstance => ({
  what,
  name,
  value,
})

/** How a variant is built, in one line. */
const variantInWords = (variant: Variant): string => {
  const { javascript, targetFeatures, cargoFeatures, rustFlags, profile, optLevel, wasmOpt, buildStd, threads } =
    variant
  if (javascript !== undefined) return `JavaScript (${javascript})`
  return [
    ...targetFeatures,
    ...cargoFeatures.map((feature) => `feature ${feature}`),
    ...rustFlags,
    `profile ${profile}`,
    ...(optLevel === undefined ? [] : [`opt-level ${optLevel}`]),
    wasmOpt === false ? 'no wasm-opt' : `wasm-opt ${wasmOpt.join(' ')}`,
    `std ${buildStd}`,
    ...(threads ? ['threads'] : []),
  ].join(', ')
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Settings by their paths: `sampling.measureMs`. What only says how results are judged is no circumstance of them. */
const settings = (design: object, path = ''): (readonly [path: string, value: string])[] =>
  Object.entries(design).flatMap(([key, value]): (readonly [string, string])[] => {
    if (path === '' && ['margin', 'maxBlocks'].includes(key)) return []
    return isGroup(value)
      ? settings(value, `${path}${key}.`)
      : [[`${path}${key}`, Array.isArray(value) ? value.join(', ') : String(value ?? 'none')]]
  })

const powerInWords = ({ governors, turbo, onBattery }: MachineNoise): string =>
  [
    `governor ${governors.join(', ') || 'unknown'}`,
    ...(turbo === null ? [] : [`turbo ${turbo ? 'on' : 'off'}`]),
    ...(onBattery === null ? [] : [onBattery ? 'on battery' : 'on mains']),
  ].join(', ')

const circumstancesOf = (document: RunDocument): Circumstance[] => {
  const { environment, toolchain, browsers, variants, noise, control, design } = document
  return [
    one('machine', machineInWords(environment)),
    one('kernel', environment.kernel),
    one('power', noise && powerInWords(noise)),
    ...browsers.flatMap((browser) => [
      one('browser', browserInWords(browser), browser.id),
      one('browser-flags', browser.flags.join(' '), browser.id),
    ]),
    one('rustc', toolchain.rustc),
    one('wasm-opt', toolchain.wasmOpt),
    one('crosslane', document.crosslane),
    one('baseline', document.baseline),
    ...Object.entries(variants).map(([id, variant]) => one('variant', variantInWords(variant), id)),
    one('control', control && `${control.ref} (${control.commit})`),
    ...settings(design).map(([name, value]) => one('design', value, name)),
  ]
}

const keyOf = ({ what, name }: Pick<Circumstance, 'what' | 'name'>): string => JSON.stringify([what, name])

/** Whether runs differ. Of a browser or a variant that one of them lacks, the rest of what it lacks goes without saying. */
const differs = ({ what, values }: RunsCircumstance): boolean =>
  new Set(what === 'browser-flags' ? values.filter((value) => value !== null) : values).size > 1

/** What is not the same in all runs, in the order of what matters most. */
export const differingCircumstances = (documents: readonly RunDocument[]): RunsCircumstance[] => {
  const all = documents.map((document) => new Map(circumstancesOf(document).map((each) => [keyOf(each), each])))
  const kinds = new Map(all.flatMap((own) => [...own]))
  return [...kinds]
    .map(([key, { what, name }]) => ({ what, name, values: all.map((own) => own.get(key)?.value ?? null) }))
    .filter(differs)
}
