import { expect, test } from 'vitest'
import { registryWasMissing, whyCargoFailed } from './whyCargoFailed.ts'

const noConnection = `error: failed to get \`wasm-bindgen\` as a dependency of package \`crossings v0.1.0 (/a)\`

Caused by:
  failed to load source for dependency \`wasm-bindgen\`

Caused by:
  unable to update registry \`crates-io\`

Caused by:
  curl failed

Caused by:
  [7] Couldn't connect to server (Failed to connect to 127.0.0.1 port 1)
`

const toldNotTo = `error: no matching package named \`wasm-bindgen\` found
location searched: crates.io index
note: offline mode (via \`--offline\`) can sometimes cause surprising resolution failures
help: if this error is too confusing you may wish to retry without \`--offline\`
`

test('a registry out of reach is named as the cause, with what is missing', () => {
  expect(whyCargoFailed(noConnection)).toBe(
    "it depends on wasm-bindgen, which is not on this machine, and the registry cannot be reached ([7] Couldn't connect to server (Failed to connect to 127.0.0.1 port 1)). Crates without such dependencies are built all the same.",
  )
  expect(whyCargoFailed(toldNotTo)).toContain(
    'it depends on wasm-bindgen, which is not on this machine, and the registry cannot be reached (no matching package named',
  )
})

test('a mistake in the source is no matter of the network', () => {
  const output = 'error[E0425]: cannot find value `download` in this scope\n --> src/lib.rs:1:1'
  expect(registryWasMissing(output)).toBe(false)
  expect(whyCargoFailed(output)).toBe('cannot find value `download` in this scope')
})
