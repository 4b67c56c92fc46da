import * as z from 'zod'
import { CheckDocument } from './check.ts'
import { Config } from './config.ts'
import { JournalEntry } from './journal.ts'
import { Manifest } from './manifest.ts'
import { NightDocument } from './night.ts'
import { RunDocument } from './run.ts'
import { RunsComparison } from './runsComparison.ts'
import { TrendDocument } from './trend.ts'

interface Published {
  readonly title: string
  /** Of the documents; it counts up when a program that reads them has to be changed. */
  readonly version: number
  readonly schema: z.ZodType
}

/** Documents that other programs write or read. */
const published = {
  config: { title: 'What crosslane.config.ts exports', version: 1, schema: Config },
  run: { title: 'run.json: the estimates of a run', version: 2, schema: RunDocument },
  journal: { title: 'A line of journal.ndjson', version: 2, schema: JournalEntry },
  night: { title: 'night.json: what a night has found', version: 1, schema: NightDocument },
  trend: { title: 'What crosslane trend --json prints', version: 1, schema: TrendDocument },
  'runs-comparison': { title: 'What crosslane compare --runs --json prints', version: 1, schema: RunsComparison },
  check: { title: 'What crosslane check --json prints', version: 1, schema: CheckDocument },
  manifest: { title: 'manifest.json: what a build has made', version: 1, schema: Manifest },
} satisfies Record<string, Published>

export type PublishedName = keyof typeof published
export const publishedNames = Object.keys(published) as PublishedName[]

/**
 * JSON Schema (draft 2020-12) of a document, as a reader may rely on it: what has a default may be missing, as it is in documents from before there
 * was such a thing, and what a schema does not know is allowed, as it comes with newer programs.
 */
export const jsonSchemaOf = (name: PublishedName): object => {
  const { title, version, schema } = published[name]
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', reused: 'ref' })
  return { $schema, $id: `urn:crosslane:${name}:${version}`, title, ...rest }
}
