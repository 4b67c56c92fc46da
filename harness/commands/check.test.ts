import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { CheckDocument } from '../schema/check.ts'
import { journalFile } from '../store/journal.ts'
import { FakeWorld } from '../toolchain/fakeWorld.ts'
import { checkCommand, type CheckOptions } from './check.ts'
import { fakeContext } from './fakeContext.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-check-'))
  const run = join(folder, 'runs', 'example')
  await mkdir(run, { recursive: true })
  // SIMD is four times as fast, give or take a hundredth.
  const visits = Array.from({ length: 8 }, (_, block) =>
    visited(block, [measured('scalar', [4000]), measured('simd', [1000 + block])]),
  )
  const lines = [runStarted(), ...visits, ended].map((entry) => `${JSON.stringify(entry)}\n`)
  await writeFile(join(run, journalFile), lines.join(''))
})
afterAll(() => rm(folder, { recursive: true }))

const check = async (budgets: readonly object[], typed: Partial<CheckOptions> = {}, env: FakeWorld['env'] = {}) => {
  const world = new FakeWorld()
  Object.assign(world.env, env)
  // A new file each time: a module is imported once.
  const config = join(folder, `${crypto.randomUUID()}.config.ts`)
  await writeFile(config, `export default { budgets: ${JSON.stringify(budgets)} }\n`)
  const { context, printed } = fakeContext(folder, { world })
  const exit = await checkCommand({ config, strict: false, json: false, ...typed }, context)
  return { exit, out: printed.out }
}

const kept = { metric: 'time', speedup: 3.9, variants: 'simd' }
const broken = { metric: 'time', speedup: 5, variants: 'simd' }
const undecided = { metric: 'time', speedup: 3.985, variants: 'simd' }

describe('the exit', () => {
  it.each([
    ['good', [kept], {}],
    ['checkFailed', [kept, broken], {}],
    ['good', [{ ...broken, level: 'warn' }], {}],
    ['good', [undecided], {}],
    ['checkFailed', [undecided], { strict: true }],
    ['good', [], {}],
  ] as const)('is %s of %j, %j', async (expected, budgets, typed) => {
    const { exit, out } = await check(budgets, typed)
    expect(exit).toBe(expected)
    if (budgets.includes(undecided as never)) expect(out).toContain('the interval straddles the limit')
  })
})

it('prints JSON of a schema', async () => {
  const { out } = await check([kept], { json: true })
  expect(CheckDocument.parse(JSON.parse(out))).toMatchObject({ run: 'example', outcome: 'kept' })
})

it('writes JUnit and Markdown where it is told', async () => {
  await check([broken], { junit: 'out/budgets.xml', markdown: 'out/budgets.md' })
  expect(await readFile(join(folder, 'out/budgets.xml'), 'utf8')).toContain('<failure message="3.9')
  expect(await readFile(join(folder, 'out/budgets.md'), 'utf8')).toContain('| ✗ broken | time ≥ 5× the baseline |')
})

it('tells GitHub, in its jobs', async () => {
  const summary = join(folder, 'summary.md')
  const { out } = await check([broken], {}, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
  expect(out).toContain('\n::error title=broken%3A time ≥ 5× the baseline::dot, simd in chromium: 3.9')
  expect(await readFile(summary, 'utf8')).toContain('**Budgets** of run example: 1 broken.')
})

it('refuses a name that there is not', async () => {
  await expect(check([{ metric: 'time', most: 1, variants: 'smid' }])).rejects.toMatchObject({
    code: 'idleName',
    hint: expect.stringContaining('Did you mean "simd"?'),
  })
})
