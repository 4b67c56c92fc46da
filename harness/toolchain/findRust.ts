import type { Config } from '../schema/config.ts'
import { wasmTarget, type RustInstall } from './rustInstall.ts'
import { surveyRust } from './surveyRust.ts'
import type { World } from './world.ts'

/** What a build asks for besides wasm32. */
export interface RustNeeds {
  /** Whether some variant compiles std with its own flags (`buildStd: 'always'`, or for threads), so that std's sources are needed. */
  readonly buildStd?: boolean
}

/** `missing`: what is lacking. `hint`: what to type. */
export interface Missing {
  readonly missing: string
  readonly hint: string
}

/** A tool-chain that can build for wasm32. */
export type UsableRust = RustInstall & {
  readonly cargo: NonNullable<RustInstall['cargo']>
  readonly linker: NonNullable<RustInstall['linker']>
}

const usable = (install: RustInstall, needs: RustNeeds): install is UsableRust =>
  install.cargo !== null &&
  install.linker !== null &&
  (install.sources !== null || (install.prebuilt && needs.buildStd !== true))

/** Installed std first, as it needs no nightly flags; then sources that build without a registry. */
const rank = (install: RustInstall): number => (install.prebuilt ? 0 : install.sources?.vendor ? 1 : 2)

const setUp = 'Type: npx crosslane setup'

const explain = (installs: readonly RustInstall[], needs: RustNeeds): Missing => {
  const [best] = installs
  if (best === undefined) {
    return {
      missing: 'There is no Rust tool-chain on this machine.',
      hint: `${setUp} (or install rustup, see rustup.rs)`,
    }
  }
  if (!installs.some(({ cargo }) => cargo !== null)) {
    return { missing: `There is ${best.rustc.version}, but no cargo beside it.`, hint: setUp }
  }
  const able = installs.find(({ prebuilt, sources }) => prebuilt || sources !== null)
  if (able === undefined) {
    const add = installs.some(({ source }) => source === 'rustup') ? ` (or: rustup target add ${wasmTarget})` : ''
    return { missing: `${best.rustc.version} has neither std for ${wasmTarget} nor std's sources.`, hint: setUp + add }
  }
  if (needs.buildStd === true && !installs.some(({ sources }) => sources !== null)) {
    const add = able.source === 'rustup' ? ' (or: rustup component add rust-src)' : ''
    return {
      missing: `A variant has buildStd "always", but ${able.rustc.version} has no sources of std.`,
      hint: setUp + add,
    }
  }
  return {
    missing: `There is no linker for wasm32: ${able.rustc.version} needs LLD ${able.rustc.llvmMajor} or newer (wasm-ld).`,
    hint: `${setUp} (or install lld-${able.rustc.llvmMajor})`,
  }
}

/** Whether any variant of the config compiles std with its own flags. One that has to be asked for must not keep the others from being built. */
export const rustNeedsOf = (config: Config): RustNeeds => ({
  buildStd: Object.values(config.variants).some(
    ({ buildStd, threads, optIn }) => !optIn && (buildStd === 'always' || threads),
  ),
})

/** The tool-chain that builds will use, or what all `installs` that are there lack. */
export const findRust = async (
  world: World,
  needs: RustNeeds = {},
): Promise<UsableRust | (Missing & { readonly installs: readonly RustInstall[] })> => {
  const installs: RustInstall[] = []
  for await (const install of surveyRust(world)) {
    if (usable(install, needs) && rank(install) === 0) return install
    installs.push(install)
  }
  const [best] = installs
    .filter((install): install is UsableRust => usable(install, needs))
    .toSorted((a, b) => rank(a) - rank(b))
  return best ?? { ...explain(installs, needs), installs }
}
