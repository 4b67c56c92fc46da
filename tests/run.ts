import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgres } from '../harness/history/testPostgres.ts'

// `npm test`: installs what is missing, checks the sources, and runs every test there is. The last line sums them up.

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const scratch = await mkdtemp(join(tmpdir(), 'crosslane-test-'))
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const broken: string[] = []

const say = (text: string): void => void process.stdout.write(`${text}\n`)

interface Ran {
  readonly code: number
  readonly output: string
}

/** Runs a command with its output passed through, and kept for counting. */
const execute = (program: string, args: readonly string[], folder = root): Promise<Ran> =>
  new Promise((resolve) => {
    say(`\n▸ ${[program.replace(`${root}node_modules/.bin/`, ''), ...args].join(' ')}`)
    const child = spawn(program, args, { cwd: folder, stdio: ['inherit', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer, to: NodeJS.WriteStream) => {
      output += chunk.toString()
      to.write(chunk)
    }
    child.stdout.on('data', (chunk: Buffer) => keep(chunk, process.stdout))
    child.stderr.on('data', (chunk: Buffer) => keep(chunk, process.stderr))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })

/** Something that must succeed but counts no tests: a failure counts as one. */
const check = async (title: string, program: string, args: readonly string[], folder = root): Promise<boolean> => {
  const { code, output } = await execute(program, args, folder)
  if (code === 0) return true
  if (code === 127) say(output)
  broken.push(title)
  total.failed++
  return false
}

/** Adds what a runner counted. A runner that fails without a failed test has failed as a whole. */
const add = (title: string, code: number, counts: Counts): void => {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
  if (code !== 0) broken.push(title)
  if (code !== 0 && counts.failed === 0) total.failed++
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8').catch(() => 'null'))

const vitest = async (): Promise<void> => {
  const report = join(scratch, 'vitest.json')
  const { code } = await execute(bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  const found = (await readJson(report)) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
  } | null
  add('vitest', code, {
    passed: found?.numPassedTests ?? 0,
    failed: found?.numFailedTests ?? 0,
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
  })
}

const playwright = async (): Promise<void> => {
  const report = join(scratch, 'playwright.json')
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report
  const { code } = await execute(bin('playwright'), ['test', '--reporter=line,json'])
  const found = (await readJson(report)) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  } | null
  const stats = found?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  add('playwright', code, { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped })
}

/** cargo where rustup puts it or where the system has it; setup has seen to it that there is one. */
const findCargo = (): string => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(homedir(), '.cargo', 'bin'), '/usr/bin']
  return folders.map((folder) => join(folder, 'cargo')).find((path) => existsSync(path)) ?? 'cargo'
}

/** Lints and tests the crates of a workspace. */
const cargoTests = async (cargo: string, crates: string): Promise<void> => {
  const where = relative(root, crates)
  const optional = async (what: string, probe: readonly string[], args: readonly string[]) => {
    const title = `${what} (${where})`
    const { code } = await execute(cargo, probe, crates)
    if (code === 0) return check(title, cargo, args, crates)
    // Debian's cargo comes without these two; their absence must be seen.
    say(`${title} is skipped: this cargo has no ${probe[0]}.`)
    total.skipped++
    return true
  }
  await optional('rustfmt', ['fmt', '--version'], ['fmt', '--check'])
  await optional(
    'clippy',
    ['clippy', '--version'],
    ['clippy', '--workspace', '--all-targets', '--quiet', '--', '-D', 'warnings'],
  )
  const { code, output } = await execute(
    cargo,
    ['test', '--workspace', '--all-targets', '--quiet', '--no-fail-fast'],
    crates,
  )
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const [, passed, failed, ignored] of output.matchAll(
    /test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/g,
  )) {
    counts.passed += Number(passed)
    counts.failed += Number(failed)
    counts.skipped += Number(ignored)
  }
  add(`cargo test (${where})`, code, counts)
}

/** A crate whose dependencies cannot be had is skipped, and says so itself; any other that does not build is a failure. */
const buildCrates = async (): Promise<void> => {
  const { code, output } = await execute(process.execPath, ['harness/bin.js', 'build', '--suite', 'smoke,boundary'])
  if (code === 0) return
  const failed = output.split('\n').filter((line) => line.includes('✗'))
  if (failed.length > 0 && failed.every((line) => line.includes('the registry cannot be reached'))) {
    total.skipped += failed.length
    return
  }
  broken.push('build')
  total.failed++
}

/** The crates that use the registry are tested where it can be reached, or where what they use has been fetched before. */
const registryTests = async (cargo: string): Promise<void> => {
  const crates = join(root, 'bench-crates', 'registry')
  const { code } = await execute(cargo, ['fetch', '--locked', '--quiet'], crates)
  if (code === 0) return cargoTests(cargo, crates)
  say('The tests of bench-crates/registry are skipped: their dependencies cannot be fetched.')
  total.skipped++
}

/** The history is tested on a PostgreSQL server too, where there is one or it can be had without asking; elsewhere those tests say that they are skipped. */
const providePostgres = async (): Promise<void> => {
  if ((await findPostgres()) !== null) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  await execute('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'postgresql'])
}

await check('setup', process.execPath, ['harness/bin.js', 'setup'])
await providePostgres()
// First, and alone: std is compiled here where it has to be, with nothing beside it. tests/benchCrates.test.ts builds the rest.
await buildCrates()
await check('typecheck', bin('tsc'), ['-b'])
await check('lint', bin('oxlint'), [])
await check('format', bin('oxfmt'), ['--check', '.'])
const cargo = findCargo()
await cargoTests(cargo, join(root, 'bench-crates'))
await registryTests(cargo)
await vitest()
await playwright()
await rm(scratch, { recursive: true })

if (broken.length > 0) say(`\nNot in order: ${broken.join(', ')}`)
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed === 0 && broken.length === 0 ? 0 : 1
