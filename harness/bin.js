#!/usr/bin/env node
// Plain JavaScript, so that a Node that cannot run the rest can still say so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `crosslane needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'Type: npx crosslane, or npm run crosslane --, which use the Node that comes with the project.\n',
  )
  process.exit(3)
}
// Node does not strip types below node_modules: there, the compiled program runs.
const installed = import.meta.url.includes('/node_modules/')
const { main } = await import(installed ? '../dist/harness/cli.js' : './cli.ts')
await main()
