import type { LoadedConfig } from '../config/load.ts'
import { noBrowsers } from '../config/invite.ts'
import { withOptions } from '../config/options.ts'
import { suitesAsked } from '../config/suites.ts'
import { errorMessage } from '../errorMessage.ts'
import { problem } from '../errors.ts'
import { createLiveRun } from '../live/liveRun.ts'
import type { OwnRun } from '../live/site.ts'
import { publish } from '../publish.ts'
import { run } from '../run.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'
import { liveEmit } from './liveEmit.ts'
import { rendering } from './rendering.ts'

/** What the browser is called, which is not known before it comes. */
const browser = 'this-browser'

/** Runs in whatever browser opens their link, one at a time. */
export interface HereMeasurer extends AsyncDisposable {
  /** The run that was begun last; `null` where there was none. */
  own(): OwnRun | null
  /** @throws CrosslaneError `runUnderWay`, and when there is no tool-chain */
  begin(): Promise<void>
}

/** @param runs folder of the runs, absolute */
export const createHereMeasurer = (
  loaded: LoadedConfig,
  runs: string,
  {
    crates,
    suite,
  }: { readonly crates?: readonly string[] | undefined; readonly suite?: readonly string[] | undefined },
  context: Context,
): HereMeasurer => {
  const { world, mark, signal, now } = context
  const typed = [...(crates ? ['--crates', crates.join(',')] : []), ...(suite ? ['--suite', suite.join(',')] : [])]
  let own: OwnRun | null = null
  let isUnderWay = false
  let finished: Promise<void> = Promise.resolve()

  const measure = async (): Promise<void> => {
    const asked = withOptions(loaded, { quick: true, browsers: [noBrowsers], invite: [browser], env: 'warn', crates })
    const toolchain = await requireToolchain(world, loaded.config)
    const live = createLiveRun()
    own = { run: live, reported: () => {} }
    finished = run({
      loaded: asked,
      crates,
      suites: suitesAsked(loaded.config, { crates, suite }),
      required: [],
      seed: context.freshSeed(),
      out: runs,
      command: ['crosslane', 'run', '--quick', '--invite', browser, '--browsers', noBrowsers, ...typed],
      toolchain,
      mark,
      signal,
      emit: liveEmit(live),
      heard: (entry) => void live.add([entry]),
      now,
    })
      .then(async ({ folder, document }) => void (await publish(folder, document, rendering(context))))
      .catch((error: unknown) => live.fail(errorMessage(error)))
      .finally(() => (isUnderWay = false))
  }

  return {
    own: () => own,
    begin: async () => {
      if (isUnderWay) throw problem('runUnderWay')
      isUnderWay = true
      try {
        await measure()
      } catch (error) {
        isUnderWay = false
        throw error
      }
    },
    [Symbol.asyncDispose]: () => finished,
  }
}
