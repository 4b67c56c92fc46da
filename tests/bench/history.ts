import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HistoryDialect } from '../../harness/history/dialect.ts'
import { History } from '../../harness/history/history.ts'
import { postgres } from '../../harness/history/postgres.ts'
import { sqlite } from '../../harness/history/sqlite.ts'
import { findPostgres, startPostgres } from '../../harness/history/testPostgres.ts'
import { median } from '../../harness/stats/median.ts'
import { random } from '../../harness/stats/random.ts'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'

// `npm run bench:history [runs] [sqlite|postgres]`: how much room a long history takes, and how fast a trend comes out of it, in SQLite and, where one is
// installed, in PostgreSQL. 10,000 runs of 500 series unless told otherwise, which takes some minutes. Journals are left out: they go.

const runs = Number(process.argv[2] ?? 10_000)
const only = process.argv[3]
const series = 500
const queries = 40

const example = exampleRun({ blocks: 8 })
const template = example.estimates.find(({ ratio, interval }) => ratio !== null && interval !== null)
if (template === undefined) throw new Error('The example has no estimate with an interval.')
const benchmarks = Array.from({ length: series / 5 }, (_, index) => `benchmark-${index}`)
const metrics = ['time', 'first-result', 'size-raw', 'size-brotli', 'linear-memory']
const source = random(1)

/** A run whose numbers wander, as real ones do: nothing in it compresses. */
const night = (index: number) => ({
  ...example,
  run: `run-${String(index).padStart(6, '0')}`,
  startedAt: new Date(Date.UTC(2000, 0, 1) + index * 86_400_000).toISOString(),
  estimates: benchmarks.flatMap((benchmark) =>
    metrics.map((metric) => ({
      ...template,
      benchmark,
      metric,
      value: template.value * Math.exp(0.01 * source.normal()),
    })),
  ),
})

const measure = async (name: string, dialect: HistoryDialect): Promise<void> => {
  await using history = await History.open(dialect, name)
  const began = performance.now()
  for (let index = 0; index < runs; index++) {
    await history.add(night(index), null)
    if (index % 1000 === 999) process.stderr.write(`${name}: ${index + 1} runs\n`)
  }
  const addMs = (performance.now() - began) / runs
  const queryMs: number[] = []
  for (let query = 0; query < queries; query++) {
    const [benchmark = '', metric = ''] = [benchmarks[query * 2], metrics[query % metrics.length]]
    const asked = performance.now()
    const points = await history.trend({ benchmark, browser: template.browser, variant: template.variant, metric })
    queryMs.push(performance.now() - asked)
    if (points.length !== runs) throw new Error(`${points.length} points instead of ${runs}`)
  }
  const { points, totalBytes } = await history.sizes()
  const figures = [
    `${points.toLocaleString('en')} numbers of ${runs.toLocaleString('en')} runs`,
    `${(totalBytes / 1e6).toFixed(0)} MB`,
    `${(totalBytes / points).toFixed(0)} bytes each`,
    `a run is added in ${addMs.toFixed(1)} ms`,
    `a trend comes in ${median(queryMs).toFixed(1)} ms (slowest ${Math.max(...queryMs).toFixed(1)} ms)`,
  ]
  process.stdout.write(`${name}: ${figures.join(', ')}\n`)
}

const folder = await mkdtemp(join(tmpdir(), 'crosslane-bench-'))
try {
  if (only !== 'postgres') await measure('SQLite', sqlite(join(folder, 'history.db'), new AbortController().signal))
} finally {
  await rm(folder, { recursive: true })
}
const bin = only === 'sqlite' ? undefined : await findPostgres()
if (bin === null) process.stdout.write('PostgreSQL: not installed here\n')
else if (bin !== undefined) {
  await using server = await startPostgres(bin)
  await measure('PostgreSQL', postgres(server.url))
}
