import { defineConfig } from 'crosslane'

// Everything has a default: docs/configuration.md lists them. This is the whole config of a usual project.
export default defineConfig({
  crates: ['bench-crates', 'bench-crates/registry'],
})
