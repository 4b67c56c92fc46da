import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journalFile } from './journal.ts'
import { createRunFolder, findRun, listRuns, runName } from './runFolder.ts'

let runs: string
beforeAll(async () => {
  runs = await mkdtemp(join(tmpdir(), 'crosslane-runs-'))
  for (const name of ['2026-01-01T00-00-00-aaaa', '2026-01-02T00-00-00-bbbb', '2026-01-02T09-00-00-cccc']) {
    await writeFile(join(await createRunFolder(runs, name), journalFile), '')
  }
  await mkdir(join(runs, 'something-else'))
})
afterAll(() => rm(runs, { recursive: true }))

describe('run folders', () => {
  it('are named by time and seed', () => {
    expect(runName(new Date('2026-11-22T08:31:05.999Z'), 0xabcd_1234)).toBe('2026-11-22T08-31-05-1234')
    expect(runName(new Date('2026-11-22T08:31:05Z'), 7)).toBe('2026-11-22T08-31-05-0007')
  })

  it('are listed newest first, without folders that hold no run', async () => {
    expect(await listRuns(runs)).toEqual([
      '2026-01-02T09-00-00-cccc',
      '2026-01-02T00-00-00-bbbb',
      '2026-01-01T00-00-00-aaaa',
    ])
    expect(await listRuns(join(runs, 'nowhere'))).toEqual([])
  })

  it('are found by name, by a beginning that only one has, by path, and without a name as the newest', async () => {
    const path = join(runs, '2026-01-01T00-00-00-aaaa')
    expect(await findRun(runs, '2026-01-01T00-00-00-aaaa')).toBe(path)
    expect(await findRun(runs, '2026-01-01')).toBe(path)
    expect(await findRun(join(runs, 'nowhere'), path)).toBe(path)
    expect(await findRun(runs, undefined)).toBe(join(runs, '2026-01-02T09-00-00-cccc'))
  })

  it('that are not there, or not alone, are refused with a hint', async () => {
    await expect(findRun(runs, '2026-01-02')).rejects.toMatchObject({ code: 'unknownRun' })
    await expect(findRun(runs, '2031')).rejects.toMatchObject({ hint: 'See them all: npx crosslane list' })
    await expect(findRun(join(runs, 'nowhere'), undefined)).rejects.toMatchObject({ code: 'noRuns' })
  })

  it('are never shared by two runs of one second and seed', async () => {
    const twice = join(runs, 'twice')
    const made = [
      await createRunFolder(twice, 'a'),
      await createRunFolder(twice, 'a'),
      await createRunFolder(twice, 'a'),
    ]
    expect(made).toEqual(['a', 'a-2', 'a-3'].map((name) => join(twice, name)))
  })

  it('cannot be made below a file', async () => {
    await writeFile(join(runs, 'file'), '')
    await expect(createRunFolder(join(runs, 'file'), 'run')).rejects.toMatchObject({
      code: 'cannotWrite',
      exit: 'environment',
    })
  })
})
