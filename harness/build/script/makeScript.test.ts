import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CrateMetadata } from '../../schema/crate.ts'
import { Variant } from '../../schema/variant.ts'
import type { Toolchain } from '../../toolchain/toolchain.ts'
import { ArtefactCache } from '../artefactCache.ts'
import type { Input } from '../inputs.ts'
import type { Workshop } from '../maker.ts'
import type { Keyed, ScriptTask } from '../task.ts'
import { bundleScript } from './bundleScript.ts'
import { scriptMaker } from './makeScript.ts'

let root = ''
let shop: Workshop
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'script test '))
  const cache = new ArtefactCache(join(root, '.cache'), root)
  const nothing = {} as Toolchain
  shop = {
    workspaceRoot: root,
    cache,
    targets: join(root, '.cache', 'target'),
    toolchain: nothing,
    env: {},
    signal: new AbortController().signal,
    jobs: 1,
  }
})
afterEach(() => rm(root, { recursive: true, force: true }))

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
}

const metadata = (more: object = {}) =>
  CrateMetadata.parse({ title: 'dot', sizes: [{ size: 3, expected: { checksum: 45 } }], ...more })

const task = (more: Partial<Keyed<ScriptTask>> = {}): Keyed<ScriptTask> => ({
  language: 'javascript',
  crate: {
    name: 'dot',
    folder: join(root, 'dot'),
    features: [],
    pathDependencies: [],
    crosslane: {},
    metadata: metadata(),
  },
  id: 'js',
  variant: Variant.parse({ javascript: 'plain' }),
  counting: false,
  name: 'plain',
  target: 'scripts',
  key: 'a'.repeat(64),
  inputs: [],
  ...more,
})

const good = `import { factor } from '../../shared/factor.ts'
let size: number = 0
export const bench_setup = (given: number): void => { size = given }
export const bench_run = (): number => factor * size
`
const writeGood = async (): Promise<void> => {
  await write('dot/js/plain.ts', good)
  await write('shared/factor.ts', 'export const factor: number = 15\n')
}

const make = async (keyed: Keyed<ScriptTask>) => (await scriptMaker.begin(keyed, shop))(() => 12)

test('a script is bundled, minified, and told of as what it is', async () => {
  await writeGood()
  const artefact = await make(task())
  expect(artefact).toMatchObject({
    crate: 'dot',
    variant: 'js',
    language: 'javascript',
    file: `artefacts/${'a'.repeat(64)}/dot.js.js`,
    exports: ['bench_run', 'bench_setup'],
    sections: [],
    features: [],
    reach: null,
    scripts: null,
    buildMs: 12,
  })
  expect(artefact.commands).toEqual({
    cargo:
      'esbuild dot/js/plain.ts --bundle --minify --format=esm --target=es2022 --platform=browser --charset=utf8 --legal-comments=none --outfile=dot.js.js',
    wasmOpt: null,
  })
  const path = join(shop.cache.folder, artefact.file)
  const text = await readFile(path, 'utf8')
  expect(text).not.toMatch(/factor|: number|\/\//)
  expect(artefact.sizes.raw).toBe(Buffer.byteLength(text))
  expect(gunzipSync(await readFile(`${path}.gz`)).toString()).toBe(text)
  const script = (await import(path)) as { bench_setup(size: number): void; bench_run(): number }
  script.bench_setup(3)
  expect(script.bench_run()).toBe(45)
})

test('it is taken from the cache until something that it is made of changes', async () => {
  await writeGood()
  const artefact = await make(task())
  expect(await shop.cache.read(task().key)).toEqual(artefact)
  // Lies outside of the crate, so the key knows nothing of it.
  await write('shared/factor.ts', 'export const factor: number = 16\n')
  expect(await shop.cache.read(task().key)).toBeNull()
})

test('its key depends on crate, variant, file and what stands in it', () => {
  const input = (sha256: string): Input => ({ path: 'dot/js/plain.ts', sha256 })
  const key = (more: Partial<Keyed<ScriptTask>>, sha256 = 'aa') =>
    scriptMaker.key(task(more), [input(sha256)], shop.toolchain)
  const { crate } = task()
  const keys = [
    key({}),
    key({}, 'bb'),
    key({ id: 'other' }),
    key({ name: 'typed' }),
    key({ crate: { ...crate, name: 'dots' } }),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  for (const each of keys) expect(each).toMatch(/^[0-9a-f]{64}$/)
  expect(key({})).toBe(keys[0])
})

test('JavaScript without types will do', async () => {
  await write('dot/js/plain.js', 'export const bench_setup = () => {}\nexport const bench_run = () => 7\n')
  const { command, exports } = await bundleScript(task(), root)
  expect(command).toContain('esbuild dot/js/plain.js ')
  expect(exports).toEqual(['bench_run', 'bench_setup'])
})

test.each<[string, Record<string, string>, Partial<Keyed<ScriptTask>>, RegExp]>([
  [
    'there is no file',
    {},
    {},
    /^There is no js\/plain\.ts \(or js\/plain\.js\) beside its Cargo\.toml: write there .*export const bench_setup.*Or leave "js" out of the crate's variants\.$/,
  ],
  ['only another one', { 'dot/js/typed.ts': good }, {}, /^There is no js\/plain\.ts/],
  [
    'a function is missing',
    { 'dot/js/plain.ts': 'export const bench_setup = () => {}' },
    {},
    /^js\/plain\.ts does not export bench_run: write export const bench_run = \(\): number => \{ … \}\.$/,
  ],
  [
    'nothing is exported',
    { 'dot/js/plain.ts': 'const bench_setup = 1' },
    {},
    /^js\/plain\.ts does not export bench_setup: /,
  ],
  ['it has a mistake', { 'dot/js/plain.ts': 'export const bench_run = (' }, {}, /^js\/plain\.ts cannot be bundled: /],
  ['an import is missing', { 'dot/js/plain.ts': "import './nothing.ts'" }, {}, /cannot be bundled/],
])('when %s, it says what to write', async (_, files, more, message) => {
  for (const [file, text] of Object.entries(files)) await write(file, text)
  await expect(make(task(more))).rejects.toMatchObject({
    name: 'StageFailure',
    stage: 'contract',
    message: expect.stringMatching(message) as string,
  })
})

test('a crate that draws has no scripts', async () => {
  const { crate } = task()
  const drawing = {
    ...crate,
    metadata: { ...crate.metadata, kind: 'frame' as const },
  }
  await expect(make(task({ crate: drawing }))).rejects.toMatchObject({
    stage: 'contract',
    message:
      'Variant "js" is JavaScript, which crates of the kind "frame" cannot have: leave it out of the crate\'s variants.',
  })
})
