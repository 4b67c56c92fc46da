import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exists } from '../build/workspace.ts'
import { checkOut } from './checkOut.ts'
import { TestRepository } from './testRepository.ts'
import { pruneCheckouts } from './pruneCheckouts.ts'
import { findRepository, placeInRepository } from './repository.ts'
import { resolveRef } from './resolve.ts'

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')

let folder: string
let user: TestRepository
let first: string
let second: string
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'crosslane refs ')))
  user = await TestRepository.create(join(folder, 'a repository'))
  first = await user.commit({
    'crates/one.txt': 'first',
    'left-out.txt': 'not in archives',
    '.gitattributes': 'left-out.txt export-ignore\ncrates/*.crlf text eol=crlf\n',
    'crates/ends.crlf': 'a\nb\n',
  })
  await user.git('tag', 'v1')
  second = await user.commit({ 'crates/one.txt': 'second', 'crates/two.txt': 'new' })
  await user.git('branch', 'a/branch')
})
afterAll(() => rm(folder, { recursive: true }))

describe('a repository', () => {
  it('is found from below, and knows where a folder is in it', async () => {
    const repository = await findRepository(join(user.folder, 'crates'), signal)
    expect(repository).toEqual({ top: user.folder, gitFolder: join(user.folder, '.git') })
    const place = placeInRepository(repository, join(user.folder, 'crates'), '../not/there/yet')
    expect(await place).toBe(join('not', 'there', 'yet'))
    expect(await placeInRepository(repository, user.folder, '.')).toBe('')
  })

  it('is found through a link', async () => {
    await symlink(user.folder, join(folder, 'link'))
    const repository = await findRepository(join(folder, 'link'), signal)
    expect(await placeInRepository(repository, join(folder, 'link'), 'crates')).toBe('crates')
  })

  it('is not there', async () => {
    await expect(findRepository(folder, signal)).rejects.toMatchObject({ code: 'noRepository', exit: 'wrongUse' })
  })

  it('does not hold what is outside', async () => {
    const repository = await findRepository(user.folder, signal)
    await expect(placeInRepository(repository, user.folder, '../elsewhere')).rejects.toMatchObject({
      code: 'outsideRepository',
    })
  })
})

describe('a ref', () => {
  it.each([
    ['main', () => second],
    ['HEAD~1', () => first],
    ['v1', () => first],
    ['a/branch', () => second],
  ])('%s names a commit', async (typed, sha) => {
    const repository = await findRepository(user.folder, signal)
    expect(await resolveRef(repository, typed, signal)).toMatchObject({ typed, sha: sha() })
  })

  it.each(['mian', '--all', '-n1', 'v1:crates', ''])(
    '%j names none, and the user is told which there are',
    async (typed) => {
      const repository = await findRepository(user.folder, signal)
      const error: unknown = await resolveRef(repository, typed, signal).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'unknownRef', exit: 'wrongUse' })
      expect((error as { hint: string }).hint).toContain('a/branch')
      if (typed === 'mian') expect((error as { hint: string }).hint).toContain('Did you mean "main"?')
    },
  )
})

describe('the files of a commit', () => {
  const place = () => ({ folder: join(folder, 'refs'), signal, now })

  it('are written out without touching the user’s repository, however dirty', async () => {
    await user.write({ 'crates/one.txt': 'dirty', 'crates/staged.txt': 'staged', 'new.txt': 'untracked' })
    await user.git('add', 'crates/staged.txt')
    const state = async () => [
      await user.git('status', '--porcelain'),
      await user.git('worktree', 'list'),
      await user.git('for-each-ref'),
      await readFile(join(user.folder, '.git/index'), 'base64'),
    ]
    const before = await state()

    const repository = await findRepository(user.folder, signal)
    const old = await checkOut(repository, await resolveRef(repository, 'v1', signal), place())
    expect(old).toEqual({
      source: join(folder, 'refs', first, 'source'),
      cache: join(folder, 'refs', first, 'cache'),
      submodules: false,
    })
    expect((await readdir(old.source)).toSorted()).toEqual(['.gitattributes', 'crates', 'left-out.txt'])
    expect(await readFile(join(old.source, 'crates/one.txt'), 'utf8')).toBe('first')
    expect(await readFile(join(old.source, 'crates/ends.crlf'), 'utf8')).toBe('a\r\nb\r\n')
    const recent = await checkOut(repository, await resolveRef(repository, 'HEAD', signal), place())
    expect(await readFile(join(recent.source, 'crates/one.txt'), 'utf8')).toBe('second')

    expect(await state()).toEqual(before)
    expect((await readdir(join(folder, 'refs'))).toSorted()).toEqual([first, second].toSorted())
  })

  it('are used again when they are there', async () => {
    const repository = await findRepository(user.folder, signal)
    const ref = await resolveRef(repository, 'v1', signal)
    const { source } = await checkOut(repository, ref, place())
    await writeFile(join(source, 'crates/built.lock'), 'kept')
    await checkOut(repository, ref, place())
    expect(await readFile(join(source, 'crates/built.lock'), 'utf8')).toBe('kept')
  })

  it('are whole when two processes want them at the same time', async () => {
    const repository = await findRepository(user.folder, signal)
    const ref = await resolveRef(repository, 'v1', signal)
    const shared = { ...place(), folder: join(folder, 'shared') }
    const both = await Promise.all([checkOut(repository, ref, shared), checkOut(repository, ref, shared)])
    expect(both[0]).toEqual(both[1])
    expect(await readFile(join(both[0].source, 'crates/one.txt'), 'utf8')).toBe('first')
    expect(await readdir(shared.folder)).toEqual([first])
  })

  it('leave nothing behind when they cannot be written', async () => {
    const repository = await findRepository(user.folder, signal)
    const ref = { typed: 'lost', sha: '0'.repeat(40), id: 'lost@0000000' }
    const broken = { ...place(), folder: join(folder, 'broken') }
    await expect(checkOut(repository, ref, broken)).rejects.toMatchObject({ code: 'cannotCheckOut' })
    expect(await readdir(broken.folder)).toEqual([])
  })

  it('say that submodules are empty', async () => {
    const inner = await TestRepository.create(join(folder, 'inner'))
    await inner.commit({ 'inner.txt': 'inner' })
    const outer = await TestRepository.create(join(folder, 'outer'))
    await outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub')
    await outer.commit({ 'outer.txt': 'outer' })
    const repository = await findRepository(outer.folder, signal)
    const { source, submodules } = await checkOut(repository, await resolveRef(repository, 'HEAD', signal), place())
    expect(submodules).toBe(true)
    expect(await exists(join(source, 'sub/inner.txt'))).toBe(false)
    expect(await exists(join(source, 'outer.txt'))).toBe(true)
  })
})

describe('old checkouts', () => {
  it('are removed, but the last six and what was used within a day stay', async () => {
    const refs = join(folder, 'many')
    const name = (index: number) => String(index).padStart(40, '0')
    const used = async (entry: string, hoursAgo: number) => {
      await mkdir(join(refs, entry, 'source'), { recursive: true })
      const time = new Date(now.getTime() - hoursAgo * 3_600_000)
      await utimes(join(refs, entry), time, time)
    }
    // 0 … 3 today, 4 … 9 earlier and earlier.
    for (let index = 0; index < 10; index++) await used(name(index), index < 4 ? index : index * 24)
    await used('.new-left', 48)
    await used('.new-busy', 1)
    await used('not-ours', 1000)
    expect((await pruneCheckouts(refs, now)).toSorted()).toEqual([6, 7, 8, 9].map(name))
    expect((await readdir(refs)).toSorted()).toEqual(
      ['.new-busy', 'not-ours', ...[0, 1, 2, 3, 4, 5].map(name)].toSorted(),
    )

    const busy = join(folder, 'busy')
    for (let index = 0; index < 9; index++) await mkdir(join(busy, name(index)), { recursive: true })
    expect(await pruneCheckouts(busy, new Date())).toEqual([])
  })

  it('need not be there', async () => {
    expect(await pruneCheckouts(join(folder, 'nowhere'), now)).toEqual([])
  })
})
