import { mkdtemp, readFile, realpath, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadedConfig } from '../config/load.ts'
import type { RunEvent } from '../events.ts'
import { TestRepository } from '../refs/testRepository.ts'
import { Config } from '../schema/config.ts'
import { Manifest } from '../schema/manifest.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { realWorld } from '../toolchain/world.ts'
import type { Assembled } from './assemble.ts'
import { below, exampleCrate, exampleWorkspace } from './exampleCrates.ts'
import type { PrepareOptions } from './preparation.ts'
import { prepare } from './prepare.ts'
import type { Subject } from './subject.ts'

const found = await findToolchain(realWorld())
const reason = 'missing' in found ? ` (skipped: ${found.missing})` : ''

const variants = { plain: { wasmOpt: ['-O1'] }, other: { wasmOpt: ['-O2'] } }

describe.skipIf('missing' in found)(`two git refs with the real tool-chain${reason}`, { timeout: 600_000 }, () => {
  let folder: string
  let user: TestRepository
  let loaded: LoadedConfig
  let events: RunEvent[]

  const options = (more: Partial<PrepareOptions> = {}): PrepareOptions => ({
    loaded,
    includeIdentical: false,
    crates: undefined,
    toolchain: found as Toolchain,
    signal: new AbortController().signal,
    emit: (event) => events.push(event),
    now: () => new Date(),
    ...more,
  })
  const refs = (a: string, b: string | null, crates?: readonly string[]): Subject => ({
    kind: 'refs',
    a,
    b,
    crates,
    variant: 'plain',
  })
  const make = async (subject: Subject) => {
    events = []
    const preparation = await prepare(subject, options())
    return { ...preparation, made: await preparation.make() }
  }

  /** What the served module returns. */
  const returned = async ({ files }: Assembled, crate: string, variant: string): Promise<unknown> => {
    const path = files.find((file) => file.crate === crate && file.variant === variant)?.path ?? ''
    const { instance } = await WebAssembly.instantiate(await readFile(path))
    const { bench_setup: setup, bench_run: run } = instance.exports as Record<string, (size?: number) => number>
    setup?.(3)
    return run?.()
  }

  let first: string
  let second: string
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'crosslane compare ')))
    user = await TestRepository.create(join(folder, 'repository'))
    // The project is a folder of the repository, and its crates a folder of the project.
    const crates = (files: Record<string, string>) => below('project/crates', files)
    const outside = exampleCrate('outside', `(10 + u32::from(include_bytes!("../../outside.txt")[0] - b'0'))`)
    first = await user.commit(
      crates({
        ...exampleWorkspace('changed', 'gone', 'mistaken', 'outside', 'same'),
        ...outside,
        'outside.txt': '5',
        ...exampleCrate('changed', '15'),
        ...exampleCrate('gone', '15'),
        ...exampleCrate('mistaken', '15', '{ size = 3 }'),
        ...exampleCrate('same', '15'),
        '.gitignore': 'Cargo.lock\n',
      }),
    )
    await user.git('rm', '-r', '--quiet', 'project/crates/gone')
    second = await user.commit(
      crates({
        ...exampleWorkspace('added', 'changed', 'mistaken', 'outside', 'same'),
        'outside.txt': '6',
        ...exampleCrate('added', '15'),
        ...exampleCrate('changed', '16'),
        ...exampleCrate('mistaken', '15'),
      }),
    )
    await user.commit(crates({ 'outside.txt': '7' }))
    await user.git('tag', 'outside-only')
    await user.git('reset', '--quiet', '--hard', second)
    // Not committed, and older than everything that is built from now on.
    const lib = join(user.folder, 'project/crates/changed/src/lib.rs')
    await user.write(crates(exampleCrate('changed', '17')))
    await utimes(lib, new Date(0), new Date(0))
    const config = Config.parse({ crates: 'crates', baseline: 'plain', variants })
    loaded = { config, root: join(user.folder, 'project'), file: null }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('may be one, against the working tree with all its changes', async () => {
    const { ids, made } = await make(refs('main', null))
    expect(ids.b).toBe('working-tree')
    expect(await returned(made, 'changed', ids.a)).toBe(48)
    expect(await returned(made, 'changed', ids.b)).toBe(51)
    expect(made.identical).toEqual(['added', 'mistaken', 'outside', 'same'])
    expect(made.manifest.failures).toEqual([])
  })

  it('are built from their own sources and served as two variants', async () => {
    const { ids, variants: made, made: assembled } = await make(refs('main~1', 'main'))
    expect(ids).toEqual({ a: `main-1@${first.slice(0, 7)}`, b: `main@${second.slice(0, 7)}` })
    expect(Object.values(made).map(({ title }) => title)).toEqual([
      `main~1 (${first.slice(0, 7)})`,
      `main (${second.slice(0, 7)})`,
    ])
    const { manifest, identical, alone } = assembled
    expect(Manifest.parse(manifest)).toEqual(manifest)
    expect(await returned(assembled, 'changed', ids.a)).toBe(45)
    expect(await returned(assembled, 'changed', ids.b)).toBe(48)
    expect(await returned(assembled, 'outside', ids.a)).toBe(45)
    expect(await returned(assembled, 'outside', ids.b)).toBe(48)
    expect(assembled.files.map(({ crate }) => crate)).toEqual(['changed', 'changed', 'outside', 'outside'])

    expect(identical).toEqual(['same'])
    expect(alone).toEqual([
      { benchmark: 'added', only: ids.b },
      { benchmark: 'gone', only: ids.a },
    ])
    expect(manifest.failures).toEqual([expect.objectContaining({ crate: 'mistaken', variant: ids.a })])
    expect(manifest.failures[0]?.message).toContain('package.metadata.crosslane')
    expect(manifest.benchmarks.map(({ id }) => id).toSorted()).toEqual(['changed', 'mistaken', 'outside'])
  })

  it('come from the cache the second time, and leave the repository alone', async () => {
    const status = await user.git('status', '--porcelain', '--untracked-files=no')
    const { made } = await make(refs('main~1', 'main'))
    const again = events.flatMap((event) => (event.type === 'artefact-finished' && !event.cached ? event.crate : []))
    expect(again).toEqual([])
    expect(made.files).toHaveLength(4)
    expect(await user.git('status', '--porcelain', '--untracked-files=no')).toBe(status)
    expect(await user.git('worktree', 'list')).not.toContain('\n')
  })

  it('are not mixed up where only a file differs that the key of the cache does not cover', async () => {
    for (const [a, b] of [
      ['main', 'outside-only'],
      ['outside-only', 'main'],
    ] as const) {
      const { ids, made } = await make(refs(a, b, ['outside']))
      expect(await returned(made, 'outside', ids.a)).toBe(a === 'main' ? 48 : 51)
      expect(await returned(made, 'outside', ids.b)).toBe(b === 'main' ? 48 : 51)
    }
  })

  it('have failures for crates that were named and are missing at one', async () => {
    const { ids, made } = await make(refs('main~1', 'main', ['changed', 'gone']))
    expect(made.manifest.failures).toEqual([
      expect.objectContaining({ crate: 'gone', variant: ids.b, message: `There is no crate "gone" at ${ids.b}.` }),
    ])
    expect(made.alone).toEqual([])
    await expect(make(refs('main~1', 'main', ['chagned']))).rejects.toMatchObject({
      code: 'unknownCrate',
      hint: expect.stringContaining('Did you mean "changed"?'),
    })
  })

  it('keep the failure of a crate that is a mistake at both', async () => {
    await user.git('tag', 'same-mistake', first)
    const { ids, made } = await make(refs('main~1', 'same-mistake', ['mistaken', 'changed']))
    expect(made.manifest.failures.map(({ crate, variant }) => [crate, variant])).toEqual([
      ['mistaken', ids.a],
      ['mistaken', ids.b],
    ])
    expect(made.identical).toEqual(['changed'])
  })

  it('are refused where there is nothing to build', async () => {
    const tree = await user.git('hash-object', '-t', 'tree', '-w', '/dev/null')
    await user.git('branch', 'empty', await user.git('commit-tree', tree, '-m', 'empty'))
    const { make: build } = await prepare(refs('empty', 'main'), options())
    await expect(build()).rejects.toMatchObject({ code: 'unusableRef', message: expect.stringContaining('empty@') })
    await expect(prepare(refs('main', 'mian'), options())).rejects.toMatchObject({ code: 'unknownRef' })
    await expect(prepare(refs('main', 'main'), options())).rejects.toMatchObject({ code: 'compareWhat' })
  })

  it('stand beside two variants and two crates of the working tree', async () => {
    const several: Subject = { kind: 'variants', a: 'plain', b: 'other', crates: ['changed'] }
    const one = await make(several)
    expect(one.made.identical.length + one.made.files.length / 2).toBe(1)

    const two = await make({ kind: 'crates', a: 'changed', b: 'same', variant: 'plain' })
    expect(two.ids).toEqual({ a: 'changed', b: 'same' })
    expect(Object.keys(two.variants)).toEqual(['changed', 'same'])
    expect(await returned(two.made, 'changed-vs-same', 'changed')).toBe(51)
    expect(await returned(two.made, 'changed-vs-same', 'same')).toBe(45)
    for (const { path } of two.made.files) expect((await stat(`${path}.br`)).size).toBeGreaterThan(0)
  })
})
