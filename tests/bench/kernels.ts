/**
 * Writes the measured tables of docs/kernels.md out of a run:
 *
 *   npx crosslane run --suite limits,simd,caches,peers
 *   npm run bench:kernels
 *   npm run bench:kernels -- <run>
 */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadConfig } from '../../harness/config/load.ts'
import { estimate } from '../../harness/estimate/index.ts'
import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { Estimate, RunDocument } from '../../harness/schema/run.ts'
import { readJournal } from '../../harness/store/journal.ts'
import { findRun } from '../../harness/store/runFolder.ts'
import { sharesOfLimits } from '../../reports/view/limits.ts'

const page = fileURLToPath(new URL('../../docs/kernels.md', import.meta.url))

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

const timeOf = (
  { estimates }: RunDocument,
  { id }: Benchmark,
  browser: string,
  variant: string,
): Estimate | undefined =>
  estimates.find(
    (each) => each.metric === 'time' && each.benchmark === id && each.browser === browser && each.variant === variant,
  )

const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1)}×`

/** A ratio with its interval, or a dash. */
const ratioOf = (found: Estimate | undefined): string => {
  const ratio = found?.ratio
  if (!ratio) return '–'
  return ratio.interval
    ? `${times(ratio.value)} (${times(ratio.interval.low)} to ${times(ratio.interval.high)})`
    : times(ratio.value)
}

const inSuite =
  (suite: string) =>
  ({ suites }: Benchmark): boolean =>
    suite in suites

/** What the hand-written variant gains over scalar code, and how near it comes to its limit. */
const kernels = (run: RunDocument): string => {
  const browsers = run.browsers.map(({ id }) => id)
  const shares = sharesOfLimits(run)
  const rows = run.benchmarks
    .filter((each) => inSuite('simd')(each) || inSuite('caches')(each))
    .map((benchmark) => [
      `\`${benchmark.id}\``,
      benchmark.limit?.by ?? 'none named',
      ...browsers.flatMap((browser) => {
        const share = shares.find((each) => each.benchmark.id === benchmark.id && each.browser === browser)?.share
        return [
          ratioOf(timeOf(run, benchmark, browser, 'autovec')),
          ratioOf(timeOf(run, benchmark, browser, 'simd')),
          share === undefined ? '–' : `${(share * 100).toFixed(0)} %`,
        ]
      }),
    ])
  const head = ['kernel', 'limit', ...browsers.flatMap((id) => [`${id}: autovec`, 'SIMD', 'of the limit'])]
  return table(head, rows)
}

/** Time of the known crate over time of ours: above 1, ours is faster. Medians of the ratios within a visit. */
const peers = (run: RunDocument): string => {
  const browsers = run.browsers.map(({ id }) => id)
  const rows = run.benchmarks.filter(inSuite('peers')).map((benchmark) => [
    `\`${benchmark.id}\``,
    benchmark.title,
    ...browsers.map((browser) => {
      const [ours, theirs] = ['simd', 'peer'].map((variant) => timeOf(run, benchmark, browser, variant))
      return ours && theirs ? times(theirs.value / ours.value) : '–'
    }),
  ])
  return table(['crate', 'what is compared', ...browsers], rows)
}

const limits = (run: RunDocument): string => {
  const browsers = run.browsers.map(({ id }) => id)
  const rows = run.benchmarks.filter(inSuite('limits')).map((benchmark) => [
    `\`${benchmark.id.replace('limits@', '')}\``,
    ...browsers.map((browser) => {
      const found = timeOf(run, benchmark, browser, 'simd')
      return found && benchmark.elementsPerCall ? (benchmark.elementsPerCall / found.value).toPrecision(3) : '–'
    }),
  ])
  return table(['limit, operations or bytes a ns', ...browsers], rows)
}

/** Puts a table between `<!-- name -->` and `<!-- /name -->`. */
const put = (text: string, name: string, content: string): string => {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/kernels.md has no ${begin} … ${end}`)
  return `${before}${begin}\n\n${content}\n\n${end}${after}`
}

const { config, root } = await loadConfig(process.cwd(), undefined)
const { entries, truncated } = await readJournal(await findRun(resolve(root, config.runs), process.argv[2]))
const run = estimate(entries, truncated)
const { cpu, cores } = run.environment
const made = `Run ${run.run}, ${cpu}, ${cores} cores, ${run.browsers.map(({ name, version }) => `${name} ${version}`).join(', ')}: \`${run.command.join(' ')}\`.`
const parts: Readonly<Record<string, string>> = {
  run: made,
  limits: limits(run),
  kernels: kernels(run),
  peers: peers(run),
}
const text = Object.entries(parts).reduce(
  (old, [name, content]) => put(old, name, content),
  await readFile(page, 'utf8'),
)
await writeFile(page, text)
process.stdout.write(`${page} has the figures of ${run.run}\n`)
