import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleCrate, releaseWorkspace } from '../compare/exampleCrates.ts'
import { TestRepository } from '../refs/testRepository.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import { realWorld } from '../toolchain/world.ts'
import { bisectCommand, type BisectOptions } from './bisect.ts'
import { fakeContext } from './fakeContext.ts'

const found = await findToolchain(realWorld())
const reason = 'missing' in found ? ` (skipped: ${found.missing})` : ''

// The cache of this project, so that std is not compiled once more.
const cache = fileURLToPath(new URL('../../.crosslane', import.meta.url))
const config = `export default {
  crates: 'crates',
  cache: ${JSON.stringify(cache)},
  browsers: { fake: { engine: 'chromium', driver: 'fake' } },
  design: { blocks: 6, env: 'off', measure: ['throughput'] },
}
`
/** A function that the compiler cannot leave out: it is exported. */
const ballast = (words: number) =>
  `#[unsafe(no_mangle)]\npub static BALLAST: [u32; ${words}] = [0x5eed_5eed; ${words}];\n`

describe.skipIf('missing' in found)(`crosslane bisect${reason}`, { timeout: 600_000 }, () => {
  let folder: string
  let user: TestRepository
  const commits: Record<string, string> = {}
  const commit = async (name: string, files: Record<string, string>) => {
    commits[name] = await user.commit(files)
  }
  const dot = (factor: string, more = '') => {
    const files = exampleCrate('dot', factor)
    return {
      'crates/dot/Cargo.toml': files['dot/Cargo.toml'] ?? '',
      'crates/dot/src/lib.rs': `${files['dot/src/lib.rs']}${more}`,
    }
  }
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'crosslane bisect ')))
    user = await TestRepository.create(join(folder, 'repository'))
    await commit('start', {
      'crosslane.config.ts': config,
      'crates/Cargo.toml': releaseWorkspace('dot'),
      '.gitignore': 'Cargo.lock\nruns\n',
      ...dot('15'),
    })
    await commit('words', { 'README.md': 'words' })
    await commit('fat', dot('15', ballast(1000)))
    await commit('more words', { 'README.md': 'more words' })
    await commit('uncompilable', dot('15 +', ballast(1000)))
    await commit('fatter', dot('15', ballast(3000)))
    await commit('end', { 'README.md': 'the end' })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const bisect = async (typed: Partial<BisectOptions>) => {
    const { context, printed } = fakeContext(user.folder)
    const options = { good: commits['start'] ?? '', bad: commits['more words'] ?? '', json: false, typed: [], ...typed }
    const exit = await bisectCommand(options, context)
    return { exit, ...printed }
  }

  it('finds the commit that fattened a module, over one that changes nothing', async () => {
    const { exit, out, err } = await bisect({ metric: ['size-raw'], blocks: 1 })
    expect(exit).toBe('good')
    expect(err).toContain('3 commits between them: at most 2 steps after the first.')
    expect(err).toContain(`${commits['words']?.slice(0, 7)} is good (the same bytes as the good commit).`)
    expect(out).toMatch(new RegExp(`The first commit that has it:\\n${commits['fat']}\\n    a commit \\(Test, `))
    expect(out).toMatch(/By itself: 0\.\d+× in size-raw of dot\./)
  })

  it('finds the commit that does not build', async () => {
    const { out } = await bisect({ bad: commits['uncompilable'] ?? '', blocks: 1, json: true })
    expect(JSON.parse(out)).toMatchObject({
      suspects: [commits['uncompilable']],
      effect: { kind: 'broken', failure: { stage: 'build' } },
    })
  })

  it('names all that it may be where those between cannot be tested', async () => {
    const between = { good: commits['more words'] ?? '', bad: 'HEAD' }
    const { out, err } = await bisect({ ...between, metric: ['size-raw'], blocks: 1 })
    expect(err).toContain(`${commits['uncompilable']?.slice(0, 7)} is untestable (`)
    expect(out).toContain('It is one of these 2, those between could not be tested:')
    expect(out.indexOf(commits['uncompilable'] ?? '?')).toBeGreaterThan(0)
    expect(out.indexOf(commits['fatter'] ?? '?')).toBeGreaterThan(0)
  })

  it('says so when there is nothing to look for, or the wrong way round', async () => {
    await expect(bisect({ good: 'HEAD~1', bad: 'HEAD', metric: ['size-raw'], blocks: 1 })).rejects.toMatchObject({
      code: 'nothingToBisect',
    })
    await expect(bisect({ good: 'HEAD', bad: 'HEAD~3' })).rejects.toMatchObject({ code: 'notAncestor' })
    await expect(bisect({ good: 'HEAD', bad: 'HEAD' })).rejects.toMatchObject({ code: 'compareWhat' })
    await expect(bisect({ good: 'HEDA' })).rejects.toMatchObject({ code: 'unknownRef' })
    await expect(bisect({ variant: 'smid' })).rejects.toMatchObject({ code: 'unknownVariant' })
  })
})
