import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { History } from './history.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

// A process of the tests that writes runs, and prints what became of each.

const [, , place = '', runs = '0'] = process.argv
const dialect = place.startsWith('postgres:') ? postgres(place) : sqlite(place, new AbortController().signal)
await using history = await History.open(dialect, place)
const example = exampleRun({ blocks: 8 })
for (let run = 0; run < Number(runs); run++) {
  process.stdout.write(`${await history.add({ ...example, run: `run-${run}` }, null)}\n`)
}
