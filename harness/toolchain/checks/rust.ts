import { findRust, type RustNeeds } from '../findRust.ts'
import { wasmTarget, type RustInstall } from '../rustInstall.ts'
import type { World } from '../world.ts'
import type { Check, CheckResult } from './check.ts'

interface Look {
  /** The tool-chain that a run would use, or the one that comes nearest. */
  readonly install: RustInstall | null
  /** What to type when no tool-chain will do. */
  readonly hint: string
}

const look = async (world: World, needs: RustNeeds): Promise<Look> => {
  const rust = await findRust(world, needs)
  if (!('missing' in rust)) return { install: rust, hint: '' }
  const able = rust.installs.find(({ prebuilt, sources }) => prebuilt || sources !== null)
  return { install: able ?? rust.installs[0] ?? null, hint: rust.hint }
}

const cargo = ({ install, hint }: Look): CheckResult =>
  install?.cargo
    ? { status: 'ok', found: `${install.cargo.version} (${install.cargo.path}, ${install.source})` }
    : { status: 'fail', found: 'not found', hint }

const rustc = ({ install, hint }: Look): CheckResult =>
  install === null
    ? { status: 'fail', found: 'not found', hint }
    : { status: 'ok', found: `${install.rustc.version} (${install.rustc.path})` }

const std = ({ install, hint }: Look, { buildStd = false }: RustNeeds): CheckResult => {
  if (install === null) return { status: 'fail', found: 'no rustc', hint }
  if (buildStd && install.sources === null) {
    return { status: 'fail', found: 'a variant has buildStd "always", but there are no sources of std', hint }
  }
  if (install.prebuilt) return { status: 'ok', found: `installed for ${wasmTarget}` }
  return install.sources === null
    ? { status: 'fail', found: `neither installed for ${wasmTarget} nor there as sources`, hint }
    : { status: 'ok', found: `built from source (${install.sources.stdFolder})` }
}

const linker = ({ install, hint }: Look): CheckResult =>
  install?.linker
    ? { status: 'ok', found: install.linker.title }
    : { status: 'fail', found: install === null ? 'no rustc' : `no LLD ${install.rustc.llvmMajor} or newer`, hint }

/** The tool-chain that a run would use, a row for each of its parts. */
export const rustChecks = (needs: RustNeeds): readonly Check[] => {
  // The four rows look at the same tool-chain: it is asked once.
  const looks = new WeakMap<World, Promise<Look>>()
  const row = (id: string, title: string, judge: (seen: Look, needs: RustNeeds) => CheckResult): Check => ({
    id,
    title,
    run: async (world) => {
      const seen = looks.get(world) ?? look(world, needs)
      looks.set(world, seen)
      return judge(await seen, needs)
    },
  })
  return [
    row('cargo', 'cargo', cargo),
    row('rustc', 'rustc', rustc),
    row('wasm32', 'std for wasm32', std),
    row('linker', 'wasm linker', linker),
  ]
}
