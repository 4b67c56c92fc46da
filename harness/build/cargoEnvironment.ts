import type { Toolchain } from '../toolchain/toolchain.ts'

/** What would change the built modules behind the config's back. */
const meddling =
  /^(RUSTFLAGS|RUSTC|RUSTC_BOOTSTRAP|CARGO_ENCODED_RUSTFLAGS|CARGO_INCREMENTAL|CARGO_(BUILD|TARGET|PROFILE|UNSTABLE)_.*)$/

/** The environment that cargo runs in: the caller's without flags for rustc, then the tool-chain's. */
export const cargoEnvironment = (env: NodeJS.ProcessEnv, toolchain: Toolchain): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !meddling.test(name))),
  ...toolchain.env,
})
