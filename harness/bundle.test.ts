import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundle, bundleWithSources } from './bundle.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle '))
  await writeFile(join(folder, 'main.ts'), "import css from './x.css'\nimport { f } from './f.ts'\nf(css)\n")
  await writeFile(join(folder, 'f.ts'), 'export const f = (x: string): void => void ((globalThis as any).seen = x)\n')
  await writeFile(join(folder, 'x.css'), 'p { color: red }')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('types go, imports come in, style sheets become their text', async () => {
  const script = bundle(join(folder, 'main.ts'), { format: 'iife' })
  const world: { seen?: string } = {}
  runInNewContext(script, world)
  expect(world.seen).toBe('p { color: red }')
})

test('the text is the same each time and tells nothing of where it was made', async () => {
  const script = bundle(join(folder, 'main.ts'), { minify: false })
  expect(bundle(join(folder, 'main.ts'), { minify: false })).toBe(script)
  expect(script).not.toContain(tmpdir())
})

test('a mistake names the file', async () => {
  await writeFile(join(folder, 'f.ts'), 'export const f = \n')
  expect(() => bundle(join(folder, 'main.ts'))).toThrow('f.ts')
})

test.each(['../reports/html/client/main.ts', '../reports/live/client/main.ts', 'page/main.ts', 'page/byHand/lobby.ts'])(
  '%s takes no validator along, which would try to make code of text',
  (path) => {
    const { sources } = bundleWithSources(fileURLToPath(new URL(path, import.meta.url)))
    expect(sources.filter((source) => /[\\/]zod[\\/]|[\\/]harness[\\/]schema[\\/]/.test(source))).toEqual([])
  },
)
