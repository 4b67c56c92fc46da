import type { FramesJob } from '../../schema/job.ts'
import type { VariantResult } from '../../schema/visit.ts'
import { random } from '../../stats/random.ts'
import { VariantError } from '../variantError.ts'
import { attempt } from '../attempt.ts'
import { draw, type Drawn } from './draw.ts'
import type { FrameKernel } from './frameKernel.ts'
import { endingInWords, noteEnding, type Quirks } from './quirks.ts'
import type { Surface } from './surface.ts'
import type { Ticker } from './ticker.ts'
import { warmFrames } from './warmFrames.ts'

/** All stretches of a variant together have this many intervals where they can: what a 99th percentile needs. */
const wantedFrames = 100
/** To get them, a stretch may last so many times as long as the job says. */
const patience = 2.5
/** Of fewer intervals nothing is said. */
const fewestFrames = 5

type WarmUp = ReturnType<typeof warmFrames>

/** A variant that is being measured, with its stretches so far. */
interface Contestant {
  readonly kernel: FrameKernel
  readonly warmUp: WarmUp
  readonly stretches: Drawn[]
  /** Why its last stretch that does not count was abandoned. */
  abandoned: string | null
  /** How long its stretches took, in ms. */
  ms: number
}

/** One variant draws for a while. An abandoned stretch is noted and does not count. @throws VariantError */
const stretch = async (
  contestant: Contestant,
  { frames: { stretchMs, stretches } }: FramesJob,
  surface: Surface,
  ticker: Ticker,
  quirks: Quirks,
): Promise<void> => {
  const { kernel } = contestant
  // By the code that the engine has made by now; and so every stretch draws the same frames.
  kernel.verify()
  const { ending, drawn } = await attempt(kernel.variant, 'frames', () => {
    kernel.setUp(kernel.size)
    const frames = wantedFrames / stretches
    return draw(kernel, surface, ticker, 1, ({ intervalMs }, elapsedMs) => {
      contestant.ms += intervalMs.at(-1) ?? 0
      return elapsedMs < stretchMs || (intervalMs.length < frames && elapsedMs < patience * stretchMs)
    })
  })
  if (ending === 'done') {
    contestant.stretches.push(drawn)
    return
  }
  noteEnding(quirks, ending)
  contestant.abandoned = endingInWords[ending]
}

const resultOf = ({ kernel, warmUp, stretches, abandoned }: Contestant, { frames: { budgetMs } }: FramesJob) => {
  const { variant, checksum, memory } = kernel
  const series = (of: keyof Drawn): number[] => stretches.flatMap((drawn) => drawn[of])
  const intervals = series('intervalMs').length
  if (intervals < fewestFrames) {
    const few = `Only ${intervals} frames came that count: too few to say anything.`
    return new VariantError(variant, 'frames', intervals === 0 && abandoned !== null ? abandoned : few).result()
  }
  return {
    outcome: 'measured',
    variant,
    checksum,
    samples: {
      'frame-step': series('stepMs'),
      'frame-upload': series('uploadMs'),
      'frame-work': series('workMs'),
      'frame-interval': series('intervalMs'),
      'budget-share': series('workMs').map((ms) => Math.round((ms / budgetMs) * 1e6) / 1e6),
      'linear-memory': [memory.buffer.byteLength],
    },
    callsPerSample: [],
    warmUp,
  } satisfies VariantResult
}

/**
 * Warms up and draws. The variants take turns in a random order and then in the reverse of it.
 *
 * @param announce called before a variant's code runs, because it may never return
 * @returns a result for each variant, and how long those that were measured drew, in ms
 */
export const measureFrames = async (
  job: FramesJob,
  kernels: readonly FrameKernel[],
  surface: Surface,
  ticker: Ticker,
  quirks: Quirks,
  announce: (variant: string, phase: 'warm-up' | 'frames') => Promise<void>,
): Promise<{ results: VariantResult[]; ms: number }> => {
  const results: VariantResult[] = []
  const source = random(job.seed)
  let contestants: Contestant[] = []
  /** A variant that fails is out; the others go on. */
  const orOut = async (variant: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      results.push(error.result())
      contestants = contestants.filter(({ kernel }) => kernel.variant !== variant)
    }
  }

  for (const kernel of kernels) {
    const { variant } = kernel
    await orOut(variant, async () => {
      await announce(variant, 'warm-up')
      const warmUp = await attempt(variant, 'warm-up', () => warmFrames(kernel, ticker))
      contestants.push({ kernel, warmUp, stretches: [], abandoned: null, ms: 0 })
    })
  }
  for (let pair = 0; pair < job.frames.stretches / 2; pair++) {
    const order = source.shuffled(contestants)
    for (const contestant of [...order, ...order.toReversed()]) {
      if (!contestants.includes(contestant)) continue
      const { variant } = contestant.kernel
      await orOut(variant, async () => {
        await announce(variant, 'frames')
        await stretch(contestant, job, surface, ticker, quirks)
      })
    }
  }
  return {
    results: [...results, ...contestants.map((contestant) => resultOf(contestant, job))],
    ms: contestants.reduce((sum, { ms }) => sum + ms, 0),
  }
}
