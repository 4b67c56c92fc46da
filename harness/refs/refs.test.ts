import { mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exists } from '../build/workspace.ts'
import { type CheckedOut, withCheckOut } from './checkOut.ts'
import { TestRepository } from './testRepository.ts'
import { findRepository, placeInRepository } from './repository.ts'
import { resolveRef } from './resolve.ts'

const { signal } = new AbortController()

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
  const place = (name = 'refs') => ({ folder: join(folder, name), signal })
  const refOf = async (typed: string) => {
    const repository = await findRepository(user.folder, signal)
    return [repository, await resolveRef(repository, typed, signal)] as const
  }
  const one = ({ source }: CheckedOut) => readFile(join(source, 'crates/one.txt'), 'utf8')

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

    await withCheckOut(...(await refOf('v1')), place(), async (old) => {
      expect(old).toEqual({
        source: join(folder, 'refs/source'),
        cache: join(folder, 'refs/cache'),
        submodules: false,
      })
      expect((await readdir(old.source)).toSorted()).toEqual(['.gitattributes', 'crates', 'left-out.txt'])
      expect(await one(old)).toBe('first')
      expect(await readFile(join(old.source, 'crates/ends.crlf'), 'utf8')).toBe('a\r\nb\r\n')
    })
    expect(await withCheckOut(...(await refOf('HEAD')), place(), one)).toBe('second')
    expect(await state()).toEqual(before)
  })

  it('replace those of another commit, and what others have done to them, and leave the rest as old as it was', async () => {
    const source = join(folder, 'refs/source/crates')
    await writeFile(join(source, 'one.txt'), 'edited')
    await writeFile(join(source, 'Cargo.lock'), 'made by cargo')
    // A git that was killed.
    await writeFile(join(folder, 'refs/index.lock'), '')
    const { mtimeMs } = await stat(join(source, 'ends.crlf'))
    expect(await withCheckOut(...(await refOf('HEAD')), place(), one)).toBe('second')
    expect(await withCheckOut(...(await refOf('v1')), place(), one)).toBe('first')
    expect((await readdir(source)).toSorted()).toEqual(['Cargo.lock', 'ends.crlf', 'one.txt'])
    expect((await stat(join(source, 'ends.crlf'))).mtimeMs).toBe(mtimeMs)
  })

  it('stay while somebody works with them', async () => {
    const reading = async (checkedOut: CheckedOut) => {
      const early = await one(checkedOut)
      await pause(150)
      return [early, await one(checkedOut)]
    }
    const [old, recent] = [await refOf('v1'), await refOf('HEAD')]
    const both = Promise.all([withCheckOut(...old, place(), reading), withCheckOut(...recent, place(), reading)])
    expect(await both).toEqual([
      ['first', 'first'],
      ['second', 'second'],
    ])
  })

  it('that cannot be written are an error', async () => {
    const [repository] = await refOf('HEAD')
    const lost = { typed: 'lost', sha: '0'.repeat(40), id: 'lost@0000000' }
    await expect(withCheckOut(repository, lost, place(), one)).rejects.toMatchObject({ code: 'cannotCheckOut' })
  })

  it('say that submodules are empty', async () => {
    const inner = await TestRepository.create(join(folder, 'inner'))
    await inner.commit({ 'inner.txt': 'inner' })
    const outer = await TestRepository.create(join(folder, 'outer'))
    await outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub')
    await outer.commit({ 'outer.txt': 'outer' })
    const repository = await findRepository(outer.folder, signal)
    const ref = await resolveRef(repository, 'HEAD', signal)
    await withCheckOut(repository, ref, place('other'), async ({ source, submodules }) => {
      expect(submodules).toBe(true)
      expect(await exists(join(source, 'sub/inner.txt'))).toBe(false)
      expect(await exists(join(source, 'outer.txt'))).toBe(true)
    })
  })
})
