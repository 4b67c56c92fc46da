import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleBenchmark, exampleBuild } from './exampleBuild.ts'
import { keepModules } from './keepModules.ts'
import type { Built } from './pair.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-keep-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A build with one module, written to the cache in place of what was under its key. */
const buildOf = async (content: string): Promise<Built> => {
  const built = exampleBuild(join(folder, 'cache'), [exampleBenchmark('dot', ['simd'])], { 'dot.simd': content })
  const [artefact] = built.manifest.artefacts
  const same = { ...artefact, file: 'artefacts/key/dot.simd.wasm' } as typeof artefact & {}
  const path = join(built.folder, same.file)
  await mkdir(dirname(path), { recursive: true })
  for (const suffix of ['', '.br', '.gz']) await writeFile(path + suffix, content + suffix)
  return { ...built, manifest: { ...built.manifest, artefacts: [same] } }
}

const contentOf = ({ manifest, folder: kept }: Built) =>
  Promise.all(
    ['', '.br', '.gz'].map((suffix) => readFile(join(kept, `${manifest.artefacts[0]?.file}${suffix}`), 'utf8')),
  )

describe('kept modules', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const daysLater = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
  const kept = () => join(folder, 'kept')

  it('stay what they were when the next build replaces them in its cache', async () => {
    const first = await keepModules(await buildOf('one'), kept(), now)
    const second = await keepModules(await buildOf('two'), kept(), now)
    expect(await contentOf(first)).toEqual(['one', 'one.br', 'one.gz'])
    expect(await contentOf(second)).toEqual(['two', 'two.br', 'two.gz'])
  })

  it('bring the JavaScript of their own build along', async () => {
    const withScripts = async (content: string): Promise<Built> => {
      const built = await buildOf('same')
      const scripts = { glue: 'artefacts/key/glue.js', adapter: 'artefacts/key/adapter.js' }
      await writeFile(join(built.folder, scripts.glue), 'glue')
      await writeFile(join(built.folder, scripts.adapter), content)
      const artefacts = built.manifest.artefacts.map((artefact) => ({ ...artefact, scripts }))
      return { ...built, manifest: { ...built.manifest, artefacts } }
    }
    const apart = join(folder, 'with scripts')
    const first = await keepModules(await withScripts('one'), apart, now)
    const second = await keepModules(await withScripts('two'), apart, now)
    const adapterOf = ({ manifest, folder: where }: Built) =>
      readFile(join(where, manifest.artefacts[0]?.scripts?.adapter ?? ''), 'utf8')
    expect([await adapterOf(first), await adapterOf(second)]).toEqual(['one', 'two'])
    expect(first.manifest.artefacts[0]?.scripts?.glue).toBe(second.manifest.artefacts[0]?.scripts?.glue)
  })

  it('are removed when nobody used them for thirty days', async () => {
    await writeFile(join(kept(), 'left.part'), '')
    await utimes(join(kept(), 'left.part'), now, now)
    await keepModules(await buildOf('two'), kept(), daysLater(20))
    expect(await readdir(kept())).toHaveLength(7)
    const third = await keepModules(await buildOf('three'), kept(), daysLater(40))
    expect(await contentOf(third)).toEqual(['three', 'three.br', 'three.gz'])
    expect(await readdir(kept())).toHaveLength(6)
  })
})
