import type { Comparison } from '../compare/comparison.ts'
import { CrosslaneError } from '../errors.ts'
import type { Finding, History } from '../history/history.ts'
import { commitFacts, commitsBetween } from '../refs/commits.ts'
import { findRepository } from '../refs/repository.ts'
import { resolveRef } from '../refs/resolve.ts'
import type { Change } from '../schema/night.ts'
import type { NightlyChoice } from '../schema/nightly.ts'
import type { RunDocument } from '../schema/run.ts'
import { type Inquired, inquire, type Inquiry, isTold } from './inquire.ts'
import { sortOut } from './known.ts'
import { look } from './look.ts'
import { muteOf } from './mute.ts'
import type { PreparedNight } from './prepareNight.ts'

export interface FindOptions {
  /** Has taken the night in already. */
  readonly history: History
  readonly document: RunDocument
  readonly night: PreparedNight
  readonly choice: NightlyChoice
  /** Of the config, absolute. */
  readonly root: string
  readonly signal: AbortSignal
  /** Measures a commit against tonight's. */
  readonly confirm: (inquiry: Inquiry) => Promise<Comparison>
}

/** What a night has found. */
export interface FoundChanges {
  readonly nights: number
  readonly changes: readonly Change[]
  readonly dismissed: readonly Change[]
  readonly known: readonly Change[]
  /** What no other night needs to look into. */
  readonly settled: readonly Finding[]
}

/** The commits that a change may come from: the last ones where there are very many, none where git cannot tell. */
const most = 100
const commitsOf = async (from: string, to: string, { root, signal }: FindOptions): Promise<Change['commits']> => {
  try {
    const asking = { repository: await findRepository(root, signal), signal }
    const [first, last] = [
      await resolveRef(asking.repository, from, signal),
      await resolveRef(asking.repository, to, signal),
    ]
    const commits = await commitsBetween(first, last, asking)
    return await Promise.all(commits.slice(-most).map((sha) => commitFacts(sha, asking)))
  } catch (error) {
    if (error instanceof CrosslaneError) return []
    throw error
  }
}

const changeOf = async (inquired: Inquired, options: FindOptions): Promise<Change> => {
  const { document, choice, night } = options
  const { benchmarks, browsers } = document
  const aliases = {
    crate: benchmarks.find(({ id }) => id === inquired.benchmark)?.crate ?? inquired.benchmark,
    engine: browsers.find(({ id }) => id === inquired.browser)?.engine ?? null,
  }
  const mute = muteOf(inquired, aliases, choice.mute, document.startedAt.slice(0, 10))
  return {
    ...inquired,
    commits: inquired.cause === 'code' ? await commitsOf(inquired.before.commit, night.tonight.sha, options) : [],
    muted: mute && { until: mute.until, why: mute.why },
  }
}

/** Looks at tonight beside other nights, and into what is suspicious there. */
export const findChanges = async (options: FindOptions): Promise<FoundChanges> => {
  const { history, document, night, choice, confirm } = options
  const place = { run: document.run, startedAt: document.startedAt, commit: night.tonight.sha }
  const { suspicions, nights } = await look(history, document, { ...choice, night: place })
  const runs = (await history.runs()).map(({ name }) => name).toReversed()
  const { fresh, known } = sortOut(suspicions, await history.findings(), runs)
  const inquired = await inquire(fresh, night.tonight.sha, confirm)
  const changes = await Promise.all(inquired.map((each) => changeOf(each, options)))
  const [told, dismissed] = [changes.filter(isTold), changes.filter((change) => !isTold(change))]
  return {
    nights,
    changes: told,
    dismissed,
    known,
    settled: [
      // What is muted is told when the mute has ended, if it is still so.
      ...told.filter(({ muted }) => muted === null).map((change): Finding => ({ outcome: 'told', change })),
      ...dismissed
        .filter(({ cause }) => cause === 'nothing')
        .map((change): Finding => ({ outcome: 'refuted', change })),
    ],
  }
}
