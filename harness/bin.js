#!/usr/bin/env node
// Plain JavaScript, so that a Node that cannot run the rest can still say so.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `crosslane needs Node 22.18 or newer; this is ${process.versions.node}.\n` +
      'Type npx crosslane in its folder, or npm start: they use the Node that npm ci has brought along.\n',
  )
  process.exit(3)
}
const { main } = await import('./cli.ts')
await main()
