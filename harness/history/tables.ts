import type { Generated } from 'kysely'

// The same in SQLite and PostgreSQL: times are ISO 8601 in UTC, documents JSON, truth 0 and 1. A browser of `''` stands for none:
// null would not be equal to null in a unique key.

interface Runs {
  id: Generated<number>
  name: string
  started_at: string
  ended_at: string | null
  status: string
  crosslane: string
  git_commit: string | null
  git_branch: string | null
  git_dirty: number
  /** JSON of schema/journal.ts Environment. */
  environment: string
  /** JSON of schema/manifest.ts ToolchainFacts. */
  toolchain: string
}

/** What is followed from run to run. */
interface SeriesTable {
  id: Generated<number>
  benchmark: string
  browser: string
  variant: string
  metric: string
}

/** What a point was measured with: where it changes, a segment of its series ends. */
interface Contexts {
  id: Generated<number>
  /** JSON of history/context.ts Context, keys in order. */
  described: string
}

interface Points {
  series_id: number
  run_id: number
  context_id: number
  value: number
  low: number | null
  high: number | null
  ratio: number | null
  ratio_low: number | null
  ratio_high: number | null
  /** Against the same variant of a frozen control. */
  held: number | null
  held_low: number | null
  held_high: number | null
  visits: number
}

interface MetricsTable {
  id: string
  /** JSON of schema/metric.ts MetricFacts, of the newest run that has it. */
  facts: string
}

/** What nights have found, so that nobody is told twice and nothing is measured again for it. */
interface Findings {
  id: Generated<number>
  series_id: number
  /** Name of the first night that has it. */
  since_run: string
  /** Name of the night that found it. */
  found_by: string
  /** `told`, or `refuted`: measured again, it was none. */
  outcome: string
  /** JSON of schema/night.ts Change. */
  finding: string
}

interface Journals {
  run_id: number
  /** journal.ndjson, zstd. */
  content: Uint8Array
  /** Of the file itself. */
  bytes: number
}

export interface Tables {
  runs: Runs
  series: SeriesTable
  contexts: Contexts
  points: Points
  metrics: MetricsTable
  journals: Journals
  findings: Findings
}
