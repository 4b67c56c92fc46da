import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createModules } from './modules.ts'

it('are ready before anybody waits for them: what was prepared needs no file any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-modules-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const served = ['scalar', 'simd'].map((variant) => ({
    crate: 'dot',
    variant,
    path: join(folder, `${variant}.wasm`),
    sha256: '',
  }))
  for (const { path } of served) await writeFile(path, 'module')
  const modules = createModules(served)
  await modules.prepare('/artefacts/dot/simd.wasm?v=v1-7&network=1')
  await modules.prepare('/artefacts/dot/unknown.wasm')
  await rm(folder, { recursive: true })

  const bodyOf = (variant: string) => {
    const artefact = modules.find('dot', variant, '.wasm')
    return artefact && modules.body(artefact, 'identity', 'v1-7')
  }
  expect(Buffer.from((await bodyOf('simd')) ?? []).toString()).toMatch(/^module\0.*crosslanedot\/simd v1-7$/s)
  await expect(bodyOf('scalar')).rejects.toThrow('ENOENT')
})

it('that cannot be read stop nobody before they are asked for', async () => {
  const modules = createModules([{ crate: 'dot', variant: 'gone', path: '/nowhere/at/all.wasm', sha256: '' }])
  await expect(modules.prepare('/artefacts/dot/gone.wasm')).resolves.toBeUndefined()
})

it('a script ends with a comment that is its own, and is found by its own address only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-modules-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'js.js')
  await writeFile(path, 'export const bench_run=()=>7')
  const modules = createModules([{ crate: 'dot', variant: 'js', path, sha256: '' }])
  await modules.prepare('/artefacts/dot/js.js?v=v1-7')
  const artefact = modules.find('dot', 'js', '.js')
  const text = artefact && Buffer.from(await modules.body(artefact, 'identity', 'v1-7')).toString()
  expect(text).toBe('export const bench_run=()=>7\n//dot/js v1-7')
  expect(modules.find('dot', 'js', '.wasm')).toBeUndefined()
})
