import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { estimate } from '../estimate/index.ts'
import type { JournalEntry } from '../schema/journal.ts'
import { random } from '../stats/random.ts'
import { journalFile, readJournal } from './journal.ts'

const rounds = 200
const options = { time: 1000, iterations: 5, warmupTime: 50, warmupIterations: 1 }

/** A run of so many visits, shared by two browsers and two benchmarks, with three variants of 400 samples each. */
const journalOf = (visits: number): JournalEntry[] => {
  const source = random(1)
  const variant = (id: string, ns: number) =>
    measured(
      id,
      Array.from({ length: 2 * rounds }, () => ns * (1 + 0.001 * source.normal())),
      { callsPerSample: Array.from({ length: rounds }, () => 100 + source.below(26)) },
    )
  const instances = Array.from({ length: rounds }, (_, round) => round % 4)
  const body = Array.from({ length: visits }, (_, index) => {
    const visit = visited(index >> 2, [variant('scalar', 4000), variant('autovec', 2000), variant('simd', 1000)], {
      browser: index % 2 === 0 ? 'chromium' : 'firefox',
      benchmark: (index >> 1) % 2 === 0 ? 'dot' : 'add',
    })
    return { ...visit, result: { ...visit.result, rounds: instances } }
  })
  return [runStarted({ visits }), ...body, ended]
}

const few = journalOf(50)
const many = journalOf(500)
let folders: { readonly few: string; readonly many: string }

const written = async (entries: readonly JournalEntry[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-bench-'))
  await writeFile(join(folder, journalFile), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  return folder
}

beforeAll(async () => {
  folders = { few: await written(few), many: await written(many) }
})
afterAll(async () => {
  for (const folder of Object.values(folders)) await rm(folder, { recursive: true })
})

test('readJournal by visits', async ({ bench }) => {
  await bench.compare(
    bench('50', async () => void (await readJournal(folders.few))),
    bench('500', async () => void (await readJournal(folders.many))),
    options,
  )
})

test('estimate by visits', async ({ bench }) => {
  await bench.compare(
    bench('50', () => void estimate(few)),
    bench('500', () => void estimate(many)),
    options,
  )
})
