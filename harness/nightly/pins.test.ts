import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exampleBenchmark, exampleBuild } from '../compare/exampleBuild.ts'
import type { Built } from '../compare/pair.ts'
import { pinned } from './pins.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-pins-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Builds crates whose modules hold their name and the tools that made them. */
const builder =
  (tools: string, broken: readonly string[] = []) =>
  async (crates: readonly string[]): Promise<Built> => {
    const modules = crates.filter((crate) => !broken.includes(crate)).map((crate) => [`${crate}.scalar`, crate + tools])
    const benchmarks = crates.map((crate) => exampleBenchmark(crate, ['scalar']))
    const built = exampleBuild(join(folder, 'cache'), benchmarks, Object.fromEntries(modules))
    for (const { crate, file } of built.manifest.artefacts)
      for (const suffix of ['', '.br', '.gz']) {
        await mkdir(dirname(join(built.folder, file)), { recursive: true })
        await writeFile(join(built.folder, file + suffix), crate + tools)
      }
    return built
  }

const pin = (crates: readonly string[], build: (missing: readonly string[]) => Promise<Built>) =>
  pinned(
    {
      folder: join(folder, 'pins'),
      commit: 'c0ffee',
      variant: 'scalar',
      signal: new AbortController().signal,
      now: () => new Date('2026-01-01'),
    },
    crates,
    build,
  )
const contents = ({ manifest, folder: place }: Built) =>
  Promise.all(manifest.artefacts.map(({ file }) => readFile(join(place, file), 'utf8')))

it('stays what it was, whatever tools there are by now; only new crates are built', async () => {
  expect(await contents(await pin(['dot'], builder(' by 1.95')))).toEqual(['dot by 1.95'])
  const built: (readonly string[])[] = []
  const later = await pin(['dot', 'fir'], (missing) => {
    built.push(missing)
    return builder(' by 1.96')(missing)
  })
  expect(built).toEqual([['fir']])
  expect(await contents(later)).toEqual(['dot by 1.95', 'fir by 1.96'])
  const last = await pin(['fir', 'dot'], () => Promise.reject(new Error('nothing is left to build')))
  expect(await contents(last)).toEqual(['dot by 1.95', 'fir by 1.96'])
  expect(last.manifest.benchmarks.map(({ id }) => id)).toEqual(['dot', 'fir'])
})

it('of a crate that does not build is tried again', async () => {
  expect((await pin(['dot', 'fir'], builder('', ['fir']))).manifest.benchmarks.map(({ id }) => id)).toEqual(['dot'])
  expect((await pin(['dot', 'fir'], builder(''))).manifest.benchmarks.map(({ id }) => id)).toEqual(['dot', 'fir'])
})

it('is made anew where its list was spoilt', async () => {
  const { folder: place } = await pin(['dot'], builder(' once'))
  await writeFile(join(place, 'manifest.json'), '{"half": ')
  expect(await contents(await pin(['dot'], builder(' again')))).toEqual(['dot again'])
})
