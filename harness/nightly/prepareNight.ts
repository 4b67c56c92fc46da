import { join, resolve } from 'node:path'
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
import type { Control } from '../schema/control.ts'
import { beside, type Beside } from './beside.ts'
import { pinned } from './pins.ts'

/** What a night calls what it is held against. */
export const controlId = 'control'

export interface NightOptions extends PrepareOptions {
  /** Of git: what is measured, and what it is held against. */
  readonly ref: string
  readonly control: string
  readonly suites: readonly string[] | null
}

/** A night before anything is built. */
export interface PreparedNight {
  readonly tonight: Ref
  readonly control: Control
  /** The config in which the control is a variant, and the baseline. */
  readonly config: Config
  /** Builds tonight's commit, and of the control what was never built. @throws CrosslaneError `nothingHeld` */
  readonly make: () => Promise<Beside>
}

const withControl = (config: Config, { id, variant, ref, commit }: Control): Config => {
  if (Object.hasOwn(config.variants, id)) throw problem('controlIsTaken', id)
  const settings = config.variants[variant]
  if (settings === undefined) throw problem('unknownBaseline', variant, Object.keys(config.variants))
  const title = `${refInWords(ref, commit)}, ${variant}`
  return { ...config, variants: { [id]: { ...settings, title }, ...config.variants }, baseline: id }
}

/** Makes out tonight's commit and its control. @throws CrosslaneError `noRepository`, `unknownRef`, `controlIsTaken`, `outsideRepository` */
export const prepareNight = async (options: NightOptions): Promise<PreparedNight> => {
  const { loaded, signal, now, emit, suites, crates, toolchain } = options
  const { root, config } = loaded
  const repository = await findRepository(root, signal)
  const tonight = await resolveRef(repository, options.ref, signal)
  const frozen = await resolveRef(repository, options.control, signal)
  const control: Control = {
    id: controlId,
    variant: config.baseline,
    ref: options.control,
    commit: frozen.sha,
  }
  const [own, other] = [await refSide(repository, tonight, options), await refSide(repository, frozen, options)]
  const make = async (): Promise<Beside> => {
    const request = { crates, suites, toolchain, signal, emit }
    const built = placed(await at(own, () => own.build((place) => buildMeasured(loaded, request, place))))
    const wanted = [...new Set(built.manifest.artefacts.map(({ crate }) => crate))]
    const folder = join(resolve(root, config.cache), 'pins')
    const { variant, commit } = control
    const modules = await pinned({ folder, commit, variant, signal, now }, wanted, async (missing) => {
      const { built: fresh } = await buildSide(other, { variant, crates: missing }, options)
      return fresh
    })
    const both = beside(built, modules, variant, controlId)
    if (wanted.length > 0 && both.without.length === both.manifest.benchmarks.length)
      throw problem('nothingHeld', options.control)
    return both
  }
  return { tonight, control, config: withControl(config, control), make }
}
