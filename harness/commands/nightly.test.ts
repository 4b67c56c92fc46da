import { once } from 'node:events'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { exampleCrate, releaseWorkspace } from '../compare/exampleCrates.ts'
import { TestRepository } from '../refs/testRepository.ts'
import { NightDocument } from '../schema/night.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import { realWorld } from '../toolchain/world.ts'
import { fakeContext } from './fakeContext.ts'
import { nightlyCommand, type NightlyOptions } from './nightly.ts'

const found = await findToolchain(realWorld())
const reason = 'missing' in found ? ` (skipped: ${found.missing})` : ''
// The cache of this project, so that std is not compiled once more.
const cache = fileURLToPath(new URL('../../.crosslane', import.meta.url))

/** A byte string that the fake browser takes for how long the module takes. */
const marker = (factor: number, version = '') => {
  const bytes = `fake-time${version}=${factor.toFixed(2)};`
  return `#[unsafe(no_mangle)]\npub static MARKER${version === '' ? '' : '_2'}: [u8; ${bytes.length}] = *b"${bytes}";\n`
}
const ballast = `#[unsafe(no_mangle)]\npub static BALLAST: [u32; 3000] = [0x5eed_5eed; 3000];\n`

const dot = (more = '', factor = '15') => {
  const files = exampleCrate('dot', factor)
  return {
    'crates/dot/Cargo.toml': files['dot/Cargo.toml'] ?? '',
    'crates/dot/src/lib.rs': `${files['dot/src/lib.rs']}${more}`,
  }
}

describe.skipIf('missing' in found)(`crosslane nightly${reason}`, { timeout: 600_000 }, () => {
  let folder: string
  let user: TestRepository
  let nights = 0
  let configs = 0
  const commits: Record<string, string> = {}
  const commit = async (name: string, files: Record<string, string>) => {
    commits[name] = await user.commit(files)
  }
  const configWith = (nightly = '', more = '', version = '1.0') => `export default {
  crates: 'crates',
  cache: ${JSON.stringify(cache)},
  browsers: { fake: { engine: 'chromium', driver: 'fake', env: { FAKE_VERSION: '${version}' } } },
  design: { blocks: 12, env: 'off', measure: ['throughput'] },
  budgets: [],
  nightly: { control: 'start', metrics: ['time', 'size-raw'], ${nightly} },
  ${more}
}
`
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'crosslane nightly ')))
    user = await TestRepository.create(join(folder, 'repository'))
    await commit('start', {
      'crosslane.config.ts': configWith(),
      'crates/Cargo.toml': releaseWorkspace('dot'),
      '.gitignore': 'Cargo.lock\nruns\nhistory.db*\n*.config.ts\n',
      ...dot(marker(1)),
    })
    await user.git('tag', 'start')
    await commit('words', { 'README.md': 'words' })
    await commit('slow', dot(marker(1.02)))
    await commit('more words', { 'README.md': 'more words' })
    await commit('fat', dot(marker(1.02) + ballast))
    await commit('uncompilable', dot(`${marker(1.02)}${ballast}!\n`))
    await commit('mended', dot(marker(1)))
    await commit('unlucky', dot(marker(1) + marker(1.05, '@2.0')))
    await commit('last words', { 'README.md': 'last words' })
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await rm(join(cache, 'pins', commits['start'] ?? 'none'), { recursive: true, force: true })
  })

  /** A night at two o'clock, one day after the last. */
  const night = async (
    name: string,
    typed: Partial<NightlyOptions> = {},
    config?: string,
    { signal, onError = () => {} }: { signal?: AbortSignal; onError?: (said: string) => void } = {},
  ) => {
    nights++
    const at = new Date(Date.UTC(2026, 0, nights, 2))
    const { context, printed } = fakeContext(user.folder, { now: () => at, ...(signal && { signal }) })
    // Another name for each: a module is imported once.
    const file = config === undefined ? undefined : `night-${++configs}.config.ts`
    if (file !== undefined && config !== undefined) await user.write({ [file]: config })
    const options: NightlyOptions = {
      ref: commits[name] ?? name,
      json: true,
      quick: false,
      seed: nights,
      typed: ['crosslane', 'nightly'],
      config: file,
      variants: ['autovec'],
      ...typed,
    }
    const { err } = context
    const listening = {
      ...context,
      err: (said: string) => {
        err(said)
        onError(said)
      },
    }
    const exit = await nightlyCommand(options, listening)
    return { exit, ...printed, document: options.json ? NightDocument.parse(JSON.parse(printed.out)) : null }
  }
  const told = ({ document }: Awaited<ReturnType<typeof night>>) =>
    (document?.changes ?? [])
      .map(
        ({ kind, cause, variant, metric, muted }) => `${muted ? 'muted ' : ''}${kind} ${variant} ${metric}: ${cause}`,
      )
      .toSorted()
  const commitsOf = ({ document }: Awaited<ReturnType<typeof night>>) =>
    document?.changes.map((change) => change.commits.map(({ sha }) => sha)) ?? []

  it('tells nothing while nothing but words changes', async () => {
    for (let index = 0; index < 8; index++) {
      const { exit, document } = await night(index < 4 ? 'start' : 'words')
      expect(document?.failures).toEqual([])
      expect(exit).toBe('good')
      expect(document).toMatchObject({ changes: [], dismissed: [], known: [], nights: index, alarm: false })
    }
  })

  it('tells of a commit that is 2 % slower within three nights, measured again, once', async () => {
    const looks = [await night('slow'), await night('slow')]
    // Whoever does not wait for the confirmation has a night all the same, and is told on the next one.
    const stopped = new AbortController()
    const impatient = await night('slow', {}, undefined, {
      signal: stopped.signal,
      onError: (said) => {
        if (said.includes('Something moved')) stopped.abort(new DOMException('interrupted', 'AbortError'))
      },
    })
    expect(impatient).toMatchObject({ exit: 'interrupted', document: { status: 'interrupted', changes: [] } })
    looks.push(await night('more words'))
    const alarms = looks.filter(({ exit }) => exit === 'checkFailed')
    expect(alarms.flatMap(told).toSorted()).toEqual(['level autovec time: code', 'level scalar time: code'])
    for (const alarm of alarms)
      for (const change of alarm.document?.changes ?? []) {
        expect(change.measured?.interval?.low).toBeLessThan(1 / 1.02)
        expect(change.measured?.interval?.high).toBeGreaterThan(1 / 1.02)
        expect(change.commits.map(({ sha }) => sha)).toContain(commits['slow'])
        expect(change.proof).not.toBeNull()
      }
    const next = await night('more words')
    expect(next).toMatchObject({ exit: 'good', document: { changes: [], alarm: false } })
    expect(next.document?.known.map(({ variant }) => variant).toSorted()).toEqual(['autovec', 'scalar'])
  })

  it('tells of a fatter module on the first night, unless it is muted, and then when the mute has ended', async () => {
    const mute = (until: string) =>
      configWith(`mute: [{ metrics: 'size-*', crates: 'dot', until: '${until}', why: 'a table is added' }]`)
    const muted = await night('fat', {}, mute('2026-01-31'))
    expect(told(muted)).toEqual(['muted exact autovec size-raw: code', 'muted exact scalar size-raw: code'])
    expect(muted).toMatchObject({ exit: 'good', document: { alarm: false, expired: [] } })

    const ended = await night('fat', { json: false, markdown: 'night.md', junit: 'night.xml' }, mute('2026-01-02'))
    expect(ended.exit).toBe('checkFailed')
    expect(ended.out).toMatch(
      /^[0-9a-f]{7} against start \([0-9a-f]{7}\), 14 nights before this one: new: 2 worse; 2 known\.\n/,
    )
    expect(ended.out).toMatch(/▼ size-raw of dot, scalar: [\d.]+ B → 12\.\d kB since 2026-01-14\n {4}Cause: the code\./)
    expect(ended.out).toContain(`It is ${commits['fat']?.slice(0, 7)} "a commit" (Test).`)
    expect(ended.out).toContain('A mute has ended on 2026-01-02 and can go: a table is added.')
    expect(await readFile(join(user.folder, 'night.md'), 'utf8')).toContain('| ▼ | size-raw | dot, scalar | ')
    expect(await readFile(join(user.folder, 'night.xml'), 'utf8')).toContain(
      '<testsuite name="changes" tests="2" failures="2" errors="0" skipped="0">',
    )
  })

  it('tells of a commit that does not build', async () => {
    const broken = await night('uncompilable')
    expect(broken.exit).toBe('checkFailed')
    expect(told(broken)).toEqual(['lost autovec time: code', 'lost scalar time: code'])
    expect(commitsOf(broken)).toEqual([[commits['uncompilable']], [commits['uncompilable']]])
    expect(broken.document?.failures.map(({ stage }) => stage)).toEqual(['build', 'build'])
    // It is not new any more, but it is still a failure.
    expect(await night('uncompilable')).toMatchObject({ exit: 'runFailed', document: { changes: [] } })
  })

  it('tells the webhook, and tells again what it did not take', async () => {
    const got: { signature: unknown; body: string }[] = []
    let status = 500
    const server = createServer(async (request, response) => {
      got.push({ signature: request.headers['webhook-signature'], body: await text(request) })
      response.writeHead(status).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const webhook = configWith(`webhook: { url: '${url}', secret: 'a secret of both sides', attempts: 1 }`)

    const lost = await night('mended', {}, webhook)
    const better = ['exact autovec size-raw: code', 'exact scalar size-raw: code']
    expect(told(lost)).toEqual(better)
    expect(lost.exit).toBe('environment')
    expect(lost.err).toContain(`did not take the night's message in 1 attempts: it answered 500.`)

    status = 200
    const again = await night('mended', {}, webhook)
    expect(told(again)).toEqual(better)
    expect(again.exit).toBe('good')
    expect(got).toHaveLength(2)
    expect(got[1]?.signature).toMatch(/^v1,/)
    expect(JSON.parse(got[1]?.body ?? '')).toMatchObject({
      type: 'crosslane.night',
      text: expect.stringContaining('new: 2 better'),
      data: { schemaVersion: 1, alarm: false },
    })

    // That it is as fast as it was takes some nights to be seen.
    const later = [await night('mended', {}, webhook), await night('mended', {}, webhook)]
    expect(later.flatMap(told).toSorted()).toEqual(['level autovec time: code', 'level scalar time: code'])
    for (const { exit, document } of later) {
      expect(exit).toBe('good')
      for (const change of document?.changes ?? []) expect(change.measured?.ratio).toBeGreaterThan(1.01)
    }
  })

  it('tells of an update of the browser as one, though the commit is another as well', async () => {
    const settled = configWith("mute: [{ metrics: 'size-*', until: '2099-01-01', why: 'not the question' }]")
    for (let index = 0; index < 3; index++) await night('unlucky', {}, settled)
    const updated = configWith("mute: [{ metrics: 'size-*', until: '2099-01-01', why: 'not the question' }]", '', '2.0')
    const looks = [
      await night('unlucky', {}, updated),
      await night('last words', {}, updated),
      await night('last words', {}, updated),
      await night('last words', {}, updated),
    ]
    const open = looks.flatMap((look) => (look.document?.changes ?? []).filter(({ muted }) => muted === null))
    expect(open.map(({ kind, variant, cause }) => `${kind} ${variant}: ${cause}`).toSorted()).toEqual([
      'level autovec: browser',
      'level scalar: browser',
    ])
    for (const change of open) {
      expect(change.ratio).toBeCloseTo(1 / 1.05, 1)
      expect(change.differences).toMatchObject([{ what: 'browser' }])
      expect(change.differences[0]?.to).toContain('2.0')
      expect(change.commits).toEqual([])
    }
    expect(looks.filter(({ exit }) => exit === 'checkFailed').length).toBeGreaterThan(0)
  })

  it('is not taken into the history when it is interrupted, and looks for nothing', async () => {
    const stopped = new AbortController()
    const interrupted = await night('mended', {}, undefined, {
      signal: stopped.signal,
      onError: (said) => {
        if (said.includes('2/12]')) stopped.abort(new DOMException('interrupted', 'AbortError'))
      },
    })
    expect(interrupted).toMatchObject({ exit: 'interrupted', document: { status: 'interrupted', changes: [] } })
    expect((await night('mended')).document?.nights).toBe(26)
  })

  it.each([
    [{ control: 'strat' }, undefined, 'unknownRef'],
    [{ ref: 'HEDA' }, undefined, 'unknownRef'],
    [{ crates: ['dto'] }, undefined, 'unknownCrate'],
    [{}, 'nightly: {}', 'noControl'],
    [{}, "variants: { scalar: {}, 'scalar.control': {} }", 'controlIsTaken'],
    [{}, "nightly: { control: 'start', mute: [{ crates: 'dto', until: '2026-12-24', why: 'later' }] }", 'idleName'],
    [{}, "budgets: [{ metric: 'size-brotil', most: 1 }]", 'idleName'],
  ] as const)('refuses %j with %s', async (typed, more, code) => {
    await expect(night('mended', { variants: undefined, ...typed }, configWith('', more))).rejects.toMatchObject({
      code,
      exit: 'wrongUse',
    })
    nights--
  })
})
