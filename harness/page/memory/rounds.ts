import type { Rounds } from '../../schema/config.ts'
import { grewLately } from '../../stats/growth.ts'
import { pause } from '../pause.ts'
import type { Runner } from './runner.ts'

/** A round has no more calls than this, however short they are: what leaks shows long before. */
const mostCalls = 10_000
/** Nor so many that linear memory would grow by more than this in a round, in bytes. */
const mostGrowthBytes = 16 * 2 ** 20
/** Calls are counted until they take this share of a round. */
const trialShare = 1 / 8

/**
 * Finds out how many calls take about as long as a round shall, by making twice as many until that can be told.
 *
 * @param now a clock in ms
 */
export const callsPerRound = (runner: Runner, roundMs: number, now: () => number = () => performance.now()): number => {
  for (let calls = 1; ; calls *= 2) {
    const [bytes, start] = [runner.bytes ?? 0, now()]
    runner.run(calls)
    const [ms, grown] = [now() - start, (runner.bytes ?? 0) - bytes]
    if (ms < trialShare * roundMs && calls < mostCalls && grown < mostGrowthBytes) continue
    const fitting = Math.min((calls * roundMs) / ms, (calls * mostGrowthBytes) / grown, mostCalls)
    return Math.max(1, Math.floor(fitting))
  }
}

/** What was read after each round. */
export interface RoundsRead {
  /** Size of the linear memory, in bytes; nothing where there is none. */
  readonly bytes: readonly number[]
  /** Of an allocator that counts: bytes that are live, and how often a call of `bench_run()` took memory. */
  readonly live: readonly number[]
  readonly allocations: readonly number[]
}

/**
 * Sets up and calls `bench_run()` so many times, round after round, and looks at memory after each. Where it still grew in the
 * last two rounds, goes on for as many again: what is filled once is full by then, and what leaks is not.
 *
 * @throws VariantError
 */
export const doRounds = async (
  runner: Runner,
  calls: number,
  { rounds }: Pick<Rounds, 'rounds'>,
): Promise<RoundsRead> => {
  const bytes: number[] = []
  const live: number[] = []
  const allocations: number[] = []
  const stillGrowing = (): boolean => grewLately(bytes) || grewLately(live)
  for (let round = 0; round < rounds || (round < 2 * rounds && stillGrowing()); round++) {
    runner.setUp()
    const before = runner.counted
    runner.run(calls)
    const after = runner.counted
    if (runner.bytes !== null) bytes.push(runner.bytes)
    if (before !== null && after !== null) {
      live.push(after.liveBytes)
      allocations.push((after.count - before.count) / calls)
    }
    // The engine may collect and compile in between, as it would in a page that does other things too.
    await pause(0)
  }
  return { bytes, live, allocations }
}
