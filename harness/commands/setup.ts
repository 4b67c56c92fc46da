import { loadConfig } from '../config/load.ts'
import type { Exit } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import { type FindBrowsers, unknownBrowserState } from '../toolchain/findBrowsers.ts'
import { rustNeedsOf } from '../toolchain/findRust.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import { type Ask, type Permission, systemPermission } from '../toolchain/permission.ts'
import { planSetup } from '../toolchain/planSetup.ts'
import type { Need } from '../toolchain/step.ts'
import type { World } from '../toolchain/world.ts'
import type { Context } from './context.ts'
import { browserSearch } from './browserSearch.ts'
import { examine } from './doctor.ts'

/** What the command line passes on. */
export interface SetupCommandOptions {
  readonly config?: string | undefined
  readonly yes: boolean
  readonly json: boolean
}

export interface SetupOptions {
  readonly world: World
  readonly config: Config
  readonly findBrowsers: FindBrowsers
  /** Takes one line for the user. */
  readonly say: (line: string) => void
  /** Only called on a terminal, at most once: whether system packages may be installed. */
  readonly ask: Ask
  /** Install system packages unasked. */
  readonly yes: boolean
}

const describePlan = (needs: readonly Need[]): string[] => [
  'Missing:',
  ...needs.flatMap(({ title, missing, steps }) => [
    `  ${title}. ${missing}`,
    ...steps.flatMap((step, index) => [
      `    ${index === 0 ? 'Plan' : 'Else'}: ${step.title} (${step.why})`,
      ...step.commands.map((command) => `      ${command}`),
    ]),
  ]),
]

/** Goes through the ways to get something until it is there. */
const meet = async (need: Need, permission: () => Promise<Permission>, say: SetupOptions['say']): Promise<boolean> => {
  for (const step of need.steps) {
    if (step.system) {
      const permitted = await permission()
      if (!permitted.granted) {
        const byHand = (step.byHand ?? step.commands).join(' && ')
        say(`${step.title}: left out, because ${permitted.why}. To do it yourself, type: ${byHand}`)
        continue
      }
    }
    say(`${step.title}: ${step.commands.join(' && ')}`)
    const outcome = await step.run(permission)
    if (!outcome.ok) say(`  That did not work: ${outcome.why}`)
    else if (await need.met()) return true
    else say('  That is installed now, but does not help here.')
  }
  // It may have come along with something else.
  return need.met()
}

/** Says what there is now, and whether it is enough for a run: Rust, wasm-opt and one browser. */
const report = async ({ world, config, findBrowsers, say }: SetupOptions): Promise<Exit> => {
  const [toolchain, browsers] = await Promise.all([findToolchain(world, rustNeedsOf(config)), findBrowsers()])
  say('Now there is:')
  if ('missing' in toolchain) say(`  ✗ no Rust for wasm32: ${toolchain.missing}`)
  else say(`  ✓ ${toolchain.facts.rustc} (${toolchain.facts.source}), ${toolchain.facts.wasmOpt}`)
  let some = false
  for (const id of Object.keys(config.browsers)) {
    const state = browsers[id] ?? unknownBrowserState
    some ||= state.ok
    if (state.ok) say(`  ✓ ${id}: ${state.found.facts.name} ${state.found.facts.version}`)
    else say(`  ✗ ${id}: ${state.why}`)
  }
  return !('missing' in toolchain) && some ? 'good' : 'environment'
}

/** `crosslane setup`. For programs, what there is in the end is what doctor says. */
export const setupCommand = async (options: SetupCommandOptions, context: Context): Promise<Exit> => {
  const { config } = await loadConfig(context.folder, options.config)
  const { world, ask } = context
  const findBrowsers = browserSearch(config.browsers)
  const say = (line: string) => context.err(`${line}\n`)
  const exit = await setUp({ world, config, findBrowsers, say, ask, yes: options.yes })
  if (options.json)
    await examine({ world, config, findBrowsers, print: (text) => context.out(`${text}\n`), json: true })
  return exit
}

/**
 * Finds out what a run of this config lacks, says what it will do about it, and does it. Doing it
 * again changes nothing. One thing that cannot be installed does not stop the others.
 */
export const setUp = async (options: SetupOptions): Promise<Exit> => {
  const { world, config, findBrowsers, say, ask, yes } = options
  const needs = await planSetup(world, config, findBrowsers)
  if (needs.length === 0) {
    say('Everything is here.')
    return 'good'
  }
  for (const line of describePlan(needs)) say(line)
  const permission = systemPermission(world, yes, ask)
  for (const need of needs) {
    if (!(await meet(need, permission, say))) say(`${need.title} is still missing. ${need.hint}`)
  }
  return report(options)
}
