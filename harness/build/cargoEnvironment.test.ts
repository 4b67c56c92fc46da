import { expect, test } from 'vitest'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { cargoEnvironment } from './cargoEnvironment.ts'

test("only the tool-chain decides on flags; the rest of the user's environment stays", () => {
  const mine = {
    PATH: '/bin',
    CARGO_HOME: '/c',
    CARGO_NET_OFFLINE: 'true',
    HTTPS_PROXY: 'p',
    RUSTFLAGS: 'x',
    CARGO_ENCODED_RUSTFLAGS: 'x',
    CARGO_BUILD_RUSTFLAGS: 'x',
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: 'x',
    CARGO_TARGET_DIR: '/t',
    CARGO_PROFILE_RELEASE_LTO: 'off',
    RUSTC: 'x',
    RUSTC_BOOTSTRAP: '1',
  }
  expect(cargoEnvironment(mine, { env: { RUSTC: '/usr/bin/rustc' } } as unknown as Toolchain)).toEqual({
    PATH: '/bin',
    CARGO_HOME: '/c',
    CARGO_NET_OFFLINE: 'true',
    HTTPS_PROXY: 'p',
    RUSTC: '/usr/bin/rustc',
  })
})
