import type { Apt } from './apt.ts'
import { aptStep, type ChoosePackages } from './aptStep.ts'
import { findRust, type RustNeeds } from './findRust.ts'
import { onPath } from './onPath.ts'
import { wasmTarget } from './rustInstall.ts'
import { outcomeOf, type Need, type Step } from './step.ts'
import type { World } from './world.ts'

/** Long enough for some ten megabytes on a slow line; a machine without network gives up within a second. */
const rustupTimeoutMs = 5 * 60_000

const rustupStep = async (world: World, needs: RustNeeds): Promise<Step | null> => {
  const rustup = await onPath(world, 'rustup')
  if (rustup === null) return null
  const env = { RUST_BACKTRACE: '0' }
  const { code, stdout } = await world.exec({ program: rustup, args: ['toolchain', 'list'] }, { env })
  const empty = code === 0 && /^no installed toolchains/i.test(stdout.trim())
  const commands = [
    empty
      ? ['toolchain', 'install', 'stable', '--profile', 'minimal', '--target', wasmTarget]
      : ['target', 'add', wasmTarget],
    ...(needs.buildStd === true ? [['component', 'add', 'rust-src']] : []),
  ]
  return {
    title: `Add ${wasmTarget} to your Rust tool-chain with rustup`,
    why: 'its standard library for Wasm is not installed',
    commands: commands.map((args) => `rustup ${args.join(' ')}`),
    system: false,
    run: async () => {
      for (const args of commands) {
        const outcome = outcomeOf(await world.exec({ program: rustup, args }, { env, timeoutMs: rustupTimeoutMs }))
        if (!outcome.ok) return outcome
      }
      return { ok: true }
    },
  }
}

/** Debian's newer Rust, kept for its browsers, with std's sources and the LLD that suits its LLVM. */
const debianPackages: ChoosePackages = async (apt) => {
  const rust = ['rustc-web', 'cargo-web', 'rust-web-src']
  const [known, llds, llvm] = await Promise.all([apt.candidates(rust), apt.names('lld-'), apt.llvmOf('rustc-web')])
  const missing = rust.filter((name) => !known.has(name))
  if (missing.length > 0) return { why: `apt has no ${missing.join(', ')}` }
  const majors = llds
    .map((name) => Number(/^lld-(\d+)$/.exec(name)?.[1] ?? Number.NaN))
    .filter((major) => major >= (llvm ?? 0))
    .toSorted((a, b) => a - b)
  // Not knowing the LLVM, the newest linker is the safest: it reads what older ones wrote.
  const lld = llvm === null ? majors.at(-1) : majors[0]
  return lld === undefined ? { why: `apt has no linker for LLVM ${llvm ?? '?'}` } : [...rust, `lld-${lld}`]
}

/** What to do about a machine that has no Rust tool-chain for wasm32; `null` when it has one. */
export const rustNeed = async (world: World, apt: Apt | null, needs: RustNeeds): Promise<Need | null> => {
  const rust = await findRust(world, needs)
  if (!('missing' in rust)) return null
  const withRustup = await rustupStep(world, needs)
  const withApt =
    apt === null
      ? null
      : await aptStep(
          world,
          apt,
          {
            title: "Install Debian's Rust with the sources of its standard library",
            why: `std for ${wasmTarget} is built from them, once for each set of flags`,
            guess: ['rustc-web', 'cargo-web', 'rust-web-src', 'lld-…'],
          },
          debianPackages,
        )
  return {
    title: 'Rust for wasm32',
    missing: rust.missing,
    steps: [withRustup, withApt].filter((step) => step !== null),
    hint:
      withRustup === null
        ? `Install rustup as rustup.rs tells, then type: rustup target add ${wasmTarget}`
        : `${apt !== null && withApt === null ? 'apt has no rustc-web here, so that only rustup can help. ' : ''}With a network, type: ${withRustup.commands.join(' && ')}`,
    met: async () => !('missing' in (await findRust(world, needs))),
  }
}
