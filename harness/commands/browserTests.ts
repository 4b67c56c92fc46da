import { type Chosen, chooseBrowsers, drivers } from '../drivers/index.ts'
import { CrosslaneError } from '../errors.ts'
import { clearLine } from '../progress/tty.ts'
import type { Config } from '../schema/config.ts'
import type { SelfTest } from '../schema/selfTest.ts'
import { selfTest, unanswered } from '../selfTest/index.ts'
import { pageScripts } from '../serve/pageScripts.ts'
import { serve, type Site } from '../serve/site.ts'
import type { Context } from './context.ts'
import { errorMessage } from '../errorMessage.ts'

/** Tests every browser of the config that is there. */
export type BrowserTests = () => Promise<readonly SelfTest[]>

type Surroundings = Pick<Context, 'signal' | 'mark' | 'err' | 'isTerminal'>

/** Launches one browser for its self-test. A launch that fails is a failed self-test. */
const launchAndTest = async (
  { driver, browser }: Extract<Chosen, { ok: true }>,
  site: Site,
  { launchTimeoutMs, visitTimeoutMs }: Config['design'],
  { signal, mark, err }: Surroundings,
): Promise<SelfTest> => {
  const starting = AbortSignal.any([signal, AbortSignal.timeout(launchTimeoutMs)])
  const say = (line: string) => err(`${line}\n`)
  try {
    const session = await driver.launch(browser, { mark, profile: 'fresh', signal: starting, lobby: site.lobby, say })
    try {
      return await selfTest(session, site, { signal, timeoutMs: visitTimeoutMs })
    } finally {
      await session.close()
    }
  } catch (error) {
    // The hint of most errors of a launch is to ask doctor.
    const hint = error instanceof CrosslaneError && !error.hint.includes('doctor') ? error.hint : undefined
    return unanswered(browser.facts.id, errorMessage(error), hint)
  }
}

/** Starts the browsers one after the other, as a run would, and lets each test itself; on a terminal it says which. */
export const browserTests =
  ({ browsers, design }: Config, surroundings: Surroundings): BrowserTests =>
  async () => {
    const { signal, err, isTerminal } = surroundings
    await using site = await serve({ scripts: pageScripts(), artefacts: [] })
    const results: SelfTest[] = []
    for (const chosen of Object.values(await chooseBrowsers(browsers, drivers))) {
      if (!chosen.ok || signal.aborted) continue
      const { name, version } = chosen.browser.facts
      if (isTerminal) err(`Testing ${name} ${version}, some 5 s …`)
      results.push(await launchAndTest(chosen, site, design, surroundings))
      if (isTerminal) err(clearLine)
    }
    return results
  }
