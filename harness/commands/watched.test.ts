import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applied } from '../../reports/live/applied.ts'
import { exampleBenchmark, exampleBuild } from '../compare/exampleBuild.ts'
import { parseConfig } from '../config/load.ts'
import { createBoard } from '../live/board.ts'
import { followRuns } from '../live/followedRuns.ts'
import { run } from '../run.ts'
import { placed } from '../running/made.ts'
import { type LiveBoard, LiveUpdate } from '../schema/live.ts'
import { readJournal } from '../store/journal.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { fakeContext } from './fakeContext.ts'
import { watched } from './watched.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-watched-'))
})
afterEach(() => rm(folder, { recursive: true }))

const loadedIn = (root: string) => ({
  root,
  file: null,
  config: parseConfig(
    {
      browsers: { one: { engine: 'chromium', driver: 'fake' }, two: { engine: 'firefox', driver: 'fake' } },
      design: { blocks: 6, env: 'off', measure: ['throughput'] },
      budgets: [],
    },
    '',
  ),
})

/** Modules that nobody runs: the browsers are fake. */
const madeIn = async (root: string) => {
  const variants = ['scalar', 'autovec', 'simd']
  const modules = Object.fromEntries(variants.map((variant) => [`dot.${variant}`, variant]))
  const built = exampleBuild(root, [exampleBenchmark('dot', variants)], modules)
  const made = placed(built)
  for (const { path } of made.files) {
    await mkdir(dirname(path), { recursive: true })
    const bytes = Buffer.from(path)
    await Promise.all([
      writeFile(path, bytes),
      writeFile(`${path}.br`, brotliCompressSync(bytes)),
      writeFile(`${path}.gz`, gzipSync(bytes)),
    ])
  }
  return made
}

/** What a page does: follows the events, and goes on to the run's own when it has begun. */
const view = async (origin: string, path: string, seen: (board: LiveBoard) => void = () => {}): Promise<LiveBoard> => {
  const response = await fetch(`${origin}${path}/events`)
  let text = ''
  let board: LiveBoard | null = null
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const events = (text + chunk).split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '))
      board = applied(board, LiveUpdate.parse(JSON.parse(data?.slice('data: '.length) ?? '')))
      if (board === null) continue
      seen(board)
      if (board.run !== null && path === '/now') return view(origin, `/runs/${board.run}`, seen)
      if (board.standing.state === 'complete') return board
    }
  }
  throw new Error('the events ended before the run')
}

it('a whole run is followed by whoever looks, in this process and in others, and all end with the same board', async () => {
  const { context, printed } = fakeContext(folder)
  const loaded = loadedIn(folder)
  const watching = await watched({ loaded, runs: folder, port: undefined }, context)
  expect(printed.err).toContain(watching.url)
  const { origin } = new URL(watching.url)

  const states: string[] = []
  const first = view(origin, '/now', ({ standing }) => states.push(`${standing.state} ${standing.done}`))
  await expect.poll(() => states).toContain('preparing 0')
  const following = new AbortController()
  let second: Promise<LiveBoard> | undefined
  let elsewhere: ReturnType<ReturnType<typeof followRuns>['get']> | undefined
  const other = createBoard()
  let runName = ''

  const { folder: made, document } = await run({
    loaded,
    crates: undefined,
    required: [],
    seed: 7,
    out: folder,
    command: ['crosslane', 'run'],
    // Nothing is built.
    toolchain: {} as Toolchain,
    make: () => madeIn(join(folder, 'built')),
    mark: context.mark,
    signal: context.signal,
    emit: (event) => {
      watching.emit(event)
      // Somebody else comes in the middle.
      if (event.type !== 'visited' || event.standing.done !== 5) return
      second = view(origin, `/runs/${runName}`)
      elsewhere = followRuns(following.signal).get(join(folder, runName))
    },
    heard: async (entry) => {
      if (entry.type === 'run') runName = entry.run
      await watching.heard(entry)
    },
    now: context.now,
  })
  expect(document.status).toBe('complete')
  const { entries } = await readJournal(made)
  for (const entry of entries) other.add(entry)

  const final = await first
  expect(await second).toEqual(final)
  expect(final.standing).toMatchObject({ state: 'complete', done: 12, planned: 12 })
  // All but what was said before the journal began.
  expect({ ...final, lines: final.lines.slice(-12) }).toEqual({ ...other.now(), lines: other.now().lines.slice(-12) })
  const followed = (await elsewhere)?.board()
  expect({ ...followed, lines: [] }).toEqual({ ...final, lines: [] })
  following.abort()
  // Every visit was told when it had ended.
  expect(states).toEqual(expect.arrayContaining(Array.from({ length: 12 }, (_, index) => `measuring ${index + 1}`)))

  // Whoever watched gets the report before the program ends.
  const ending = watching[Symbol.asyncDispose]()
  const reports = await Promise.all([1, 2].map(() => fetch(`${origin}/runs/${basename(made)}`)))
  for (const report of reports) expect(await report.text()).toContain('<h1>')
  await ending
  await expect(fetch(origin)).rejects.toThrow()
})

it('a run that ends before it has begun is told, and nobody is waited for', async () => {
  const { context } = fakeContext(folder)
  const watching = await watched({ loaded: loadedIn(folder), runs: folder }, context)
  const { origin } = new URL(watching.url)
  const boards: LiveBoard[] = []
  const viewing = view(origin, '/now', (board) => boards.push(board))
  await expect.poll(() => boards.length).toBe(1)
  watching.emit({ type: 'say', line: 'Building' })
  watching.fail('There is no browser.')
  await watching[Symbol.asyncDispose]()
  await expect(viewing).rejects.toThrow('ended before the run')
  expect(boards.at(-1)).toMatchObject({
    run: null,
    standing: { state: 'failed' },
    lines: ['Building', 'There is no browser.'],
  })
})
