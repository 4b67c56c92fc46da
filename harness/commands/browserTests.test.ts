import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { Config, type ConfigInput } from '../schema/config.ts'
import { browserTests } from './browserTests.ts'

const never = new AbortController().signal

const test = async (browsers: ConfigInput['browsers'], { isTerminal = false, signal = never } = {}) => {
  const said: string[] = []
  const err = (text: string) => void said.push(text)
  const run = browserTests(Config.parse({ browsers }), { signal, mark: 'browser-tests', err, isTerminal })
  return { tests: await run(), said }
}

const fake = { engine: 'firefox', driver: 'fake' } as const
const missing = { engine: 'chromium', binary: '/nowhere/chromium' } as const

it('tests the browsers that are there, one after the other', async () => {
  const { tests, said } = await test({ one: fake, missing, other: fake })
  expect(tests.map(({ browser }) => browser)).toEqual(['one', 'other'])
  for (const { checks } of tests) expect(checks.map(({ status }) => status)).toEqual(checks.map(() => 'passed'))
  expect(said).toEqual([])
})

it('says on a terminal which, and takes that away afterwards', async () => {
  const { said } = await test({ one: fake }, { isTerminal: true })
  expect(said).toEqual([expect.stringContaining('fake browser 1.0'), '\r\u001B[K'])
})

it.skipIf(process.platform === 'win32')('makes a failed self-test of a browser that does not start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const binary = join(folder, 'chromium')
  await writeFile(binary, '#!/bin/sh\necho Chromium 1.2.3\n', { mode: 0o755 })
  const { tests } = await test({ bad: { engine: 'chromium', binary }, good: fake })
  expect(tests.map(({ browser }) => browser)).toEqual(['bad', 'good'])
  expect(tests[0]).toMatchObject({ measurements: null, checks: [{ status: 'failed' }] })
  expect(tests[0]?.checks[0]?.found).toContain('did not start')
})

it('tests nothing more once its user ends it', async () => {
  expect((await test({ one: fake }, { signal: AbortSignal.abort(new Error('the end')) })).tests).toEqual([])
})
