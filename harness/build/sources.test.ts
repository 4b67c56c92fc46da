import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { crateInputs } from './sources.ts'
import type { Package, Workspace } from './workspace.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sources-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const files = async (...names: string[]): Promise<void> => {
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), name)
  }
}

const member = (folder: string, ...pathDependencies: string[]): Package => ({
  name: folder || 'root',
  folder: join(root, folder),
  features: [],
  pathDependencies: pathDependencies.map((each) => join(root, each)),
  crosslane: undefined,
})

const inputs = async (crate: Package, ...others: Package[]): Promise<string[]> => {
  const packages = [crate, ...others]
  const workspace: Workspace = { root, packages }
  const find = (folder: string): Promise<Package | null> =>
    Promise.resolve(packages.find((each) => each.folder === folder) ?? null)
  const found = await crateInputs(workspace, crate, [join(root, 'cache')], find)
  return found.filter(({ sha256 }) => sha256 !== null).map(({ path }) => path)
}

test("a crate's own files, those of its path dependencies and theirs, and the workspace's", async () => {
  await files('Cargo.toml', 'Cargo.lock', '.cargo/config.toml', 'README.md')
  await files(
    'dot/Cargo.toml',
    'dot/src/lib.rs',
    'dot/data/x.bin',
    'near/src/lib.rs',
    'far/src/lib.rs',
    'other/src/lib.rs',
  )
  const packages = [member('near', 'far'), member('far', 'dot'), member('other')]
  expect(await inputs(member('dot', 'near'), ...packages)).toEqual([
    '.cargo/config.toml',
    'Cargo.lock',
    'Cargo.toml',
    'dot/Cargo.toml',
    'dot/data/x.bin',
    'dot/src/lib.rs',
    'far/src/lib.rs',
    'near/src/lib.rs',
  ])
})

test('not what tools have made, and not a package that lies inside', async () => {
  await files('dot/src/lib.rs', 'dot/target/x', 'dot/.git/x', 'dot/node_modules/x', 'dot/fuzz/src/lib.rs')
  expect(await inputs(member('dot'), member('dot/fuzz'))).toEqual(['dot/src/lib.rs'])
})

test('of the root package only what cargo compiles', async () => {
  await files('Cargo.toml', 'build.rs', 'src/lib.rs', 'runs/today/journal.ndjson', 'cache/artefacts/x')
  expect(await inputs(member(''))).toEqual(['Cargo.toml', 'build.rs', 'src/lib.rs'])
})
