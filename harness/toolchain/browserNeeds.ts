import { join } from 'node:path'
import { type BrowserChoice, type Config, type DrivenChoice, type Engine, isDriven } from '../schema/config.ts'
import type { Apt } from './apt.ts'
import { aptStep } from './aptStep.ts'
import { findDisplay } from './display.ts'
import { type FindBrowsers, unknownBrowserState } from './findBrowsers.ts'
import { outcomeOf, type Need, type Step } from './step.ts'
import type { World } from './world.ts'

/** Half a gigabyte at most, on a slow line. Its own attempts end much sooner when nothing answers. */
const downloadTimeoutMs = 10 * 60_000

/** Stock browsers as Debian packages them; Xvfb because WebKitGTK opens a window. */
const packages: Record<Engine, { readonly required: readonly string[]; readonly display: readonly string[] }> = {
  chromium: { required: ['chromium'], display: [] },
  firefox: { required: ['firefox-esr'], display: [] },
  webkit: { required: ['webkit2gtk-driver'], display: ['xvfb'] },
}

const stockStep = async (world: World, apt: Apt, engine: Engine, needsDisplay: boolean): Promise<Step | null> => {
  const { required, display } = packages[engine]
  const wanted = [...required, ...(needsDisplay ? display : [])]
  return aptStep(
    world,
    apt,
    { title: `Install ${engine} with apt`, why: 'a stock browser is what users have', guess: wanted },
    async (fresh) => {
      const known = await fresh.candidates(wanted)
      const lacking = wanted.filter((name) => !known.has(name))
      return lacking.length === 0 ? wanted : { why: `apt has no ${lacking.join(', ')}, or only a stub for a snap` }
    },
  )
}

const playwrightStep = async (world: World, apt: Apt | null, engine: Engine): Promise<Step | null> => {
  const folder = await world.packageFolder('playwright')
  if (folder === null) return null
  // Its --with-deps runs apt-get by itself, and asks for a password where it is not root.
  const mayHaveDeps = apt !== null && world.isRoot
  // Without --no-remove it would also delete what other projects may still want.
  const args = ['install', '--no-remove', engine]
  return {
    title: `Download Playwright's ${engine}`,
    why: mayHaveDeps ? 'it comes with the libraries that it needs' : 'it needs no system packages of its own',
    commands: [`npx playwright ${args.join(' ')}${mayHaveDeps ? ' --with-deps' : ''}`],
    system: false,
    run: async (permission) => {
      const deps = mayHaveDeps && (await permission()).granted ? ['--with-deps'] : []
      return outcomeOf(
        await world.exec(
          { program: world.node.program, args: [join(folder, 'cli.js'), ...args, ...deps] },
          { timeoutMs: downloadTimeoutMs },
        ),
      )
    },
  }
}

/** Whether the config leaves it to us where the browser comes from. */
const isOurs = (choice: BrowserChoice): choice is DrivenChoice => {
  const { binary, webdriverUrl, driver } = choice
  return (
    isDriven(choice) &&
    binary === undefined &&
    webdriverUrl === undefined &&
    (driver === undefined || driver === 'playwright' || driver === 'webdriver')
  )
}

/** What to do about the browsers of the config that no driver found: one need an engine, so that each can fail alone. */
export const browserNeeds = async (
  world: World,
  apt: Apt | null,
  config: Config,
  findBrowsers: FindBrowsers,
): Promise<Need[]> => {
  const stepsFor = async ({ engine, driver }: DrivenChoice) => {
    const noDisplay = (await findDisplay(world, config)).kind === 'missing'
    // Playwright drives no stock WebKit, and WebDriver none of Playwright's builds.
    const stockHelps = !(engine === 'webkit' && driver === 'playwright')
    const downloadHelps = driver !== 'webdriver'
    const steps = await Promise.all([
      apt !== null && stockHelps ? stockStep(world, apt, engine, noDisplay) : null,
      downloadHelps ? playwrightStep(world, apt, engine) : null,
    ])
    return steps.filter((step) => step !== null)
  }
  const all = await findBrowsers()
  const needs: Need[] = []
  const planned = new Set<Engine>()
  for (const [id, choice] of Object.entries(config.browsers)) {
    const state = all[id] ?? unknownBrowserState
    if (state.ok) continue
    const steps = isOurs(choice) && !planned.has(choice.engine) ? await stepsFor(choice) : []
    if (isDriven(choice) && steps.length > 0) planned.add(choice.engine)
    const last = steps.at(-1)
    needs.push({
      title: `Browser ${id}`,
      missing: state.why,
      steps,
      hint: last === undefined ? state.hint : `To see all that is said about it, type: ${last.commands.join(' && ')}`,
      met: async () => (await findBrowsers())[id]?.ok === true,
    })
  }
  return needs
}
