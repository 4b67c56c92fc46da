import { join, resolve } from 'node:path'
import type { Built } from '../compare/pair.ts'
import { buildSide } from '../compare/prepareRefs.ts'
import type { PrepareOptions } from '../compare/preparation.ts'
import { at, refSide } from '../compare/sides.ts'
import { problem } from '../errors.ts'
import { findRepository } from '../refs/repository.ts'
import { type Ref, resolveRef } from '../refs/resolve.ts'
import { refInWords } from '../../reports/format/commit.ts'
import { buildMeasured } from '../running/build.ts'
import { placed } from '../running/made.ts'
import type { Config } from '../schema/config.ts'
import type { PlannedControl } from '../schema/control.ts'
import type { Variant } from '../schema/variant.ts'
import { beside, type Beside } from './beside.ts'
import { pinned } from './pins.ts'

export interface NightOptions extends PrepareOptions {
  /** Of git: what is measured, and what it is held against. */
  readonly ref: string
  readonly control: string
  readonly suites: readonly string[] | null
}

/** A night before anything is built. */
export interface PreparedNight {
  readonly tonight: Ref
  readonly control: PlannedControl
  /** The config in which the control's modules are variants. */
  readonly config: Config
  /** Builds tonight's commit, and of the control what was never built. @throws CrosslaneError `nothingHeld` */
  readonly make: () => Promise<Beside>
}

const controlSuffix = '.control'
/** As long as a name may be, less that. */
const longestVariant = 80 - controlSuffix.length

/** What the control's module of a variant is called. */
const controlIdOf = (variant: string): string => `${variant.slice(0, longestVariant)}${controlSuffix}`

const withControl = (config: Config, { ids, ref, commit }: PlannedControl): Config => {
  const controls = Object.entries(config.variants).map(([variant, settings]): [string, Variant] => {
    const id = ids[variant] ?? variant
    if (Object.hasOwn(config.variants, id)) throw problem('controlIsTaken', id)
    return [id, { ...settings, title: `${settings.title ?? variant} at ${refInWords(ref, commit)}` }]
  })
  return { ...config, variants: { ...config.variants, ...Object.fromEntries(controls) } }
}

/** Makes out tonight's commit and its control. @throws CrosslaneError `noRepository`, `unknownRef`, `controlIsTaken`, `outsideRepository` */
export const prepareNight = async (options: NightOptions): Promise<PreparedNight> => {
  const { loaded, signal, now, emit, suites, toolchain } = options
  const { root, config } = loaded
  const repository = await findRepository(root, signal)
  const tonight = await resolveRef(repository, options.ref, signal)
  const frozen = await resolveRef(repository, options.control, signal)
  const control: PlannedControl = {
    ref: options.control,
    commit: frozen.sha,
    ids: Object.fromEntries(Object.keys(config.variants).map((variant) => [variant, controlIdOf(variant)])),
  }
  const [own, other] = [await refSide(repository, tonight, options), await refSide(repository, frozen, options)]
  const make = async (): Promise<Beside> => {
    const request = { crates: options.crates, suites, toolchain, signal, emit }
    const built = placed(await at(own, () => own.build((place) => buildMeasured(loaded, request, place))))
    const { artefacts, benchmarks } = built.manifest
    const folder = join(resolve(root, config.cache), 'pins')
    const { commit, ids } = control
    const controls = new Map<string, Built>()
    for (const variant of Object.keys(config.variants)) {
      const crates = artefacts.filter((artefact) => artefact.variant === variant).map(({ crate }) => crate)
      if (crates.length === 0) continue
      const modules = await pinned({ folder, commit, variant, signal, now }, crates, async (missing) => {
        const { built: fresh } = await buildSide(other, { variant, crates: missing }, options)
        return fresh
      })
      controls.set(variant, modules)
    }
    const both = beside(built, controls, ids)
    const isHeld = benchmarks.some(({ id, variants }) => {
      const lacking = both.without.find(({ benchmark }) => benchmark === id)?.variants ?? []
      return variants.length > lacking.length
    })
    if (artefacts.length > 0 && !isHeld) throw problem('nothingHeld', options.control)
    return both
  }
  return { tonight, control, config: withControl(config, control), make }
}
