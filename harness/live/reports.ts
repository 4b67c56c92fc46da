import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { reports } from '../../reports/index.ts'
import type { ReportOptions } from '../../reports/report.ts'
import { estimate } from '../estimate/index.ts'
import type { RunDocument } from '../schema/run.ts'
import { journalFile, readJournal } from '../store/journal.ts'

/** Reports hold a whole run: so many are kept, those that were asked for last. */
const keptReports = 4

/** Runs as reports show them, made of their journals. */
export interface RenderedRuns {
  /** @param folder of the run */
  html(folder: string): Promise<string>
  json(folder: string): Promise<string>
}

const documentOf = async (folder: string): Promise<RunDocument> => {
  const { entries, truncated } = await readJournal(folder)
  return estimate(entries, truncated)
}

export const renderedRuns = (look: ReportOptions): RenderedRuns => {
  const kept = new Map<string, Promise<string>>()
  return {
    html: async (folder) => {
      const { size } = await stat(join(folder, journalFile))
      const key = `${basename(folder)} ${size}`
      const made = kept.get(key) ?? documentOf(folder).then((document) => reports.html.render(document, look))
      kept.delete(key)
      kept.set(key, made)
      for (const old of [...kept.keys()].slice(0, -keptReports)) kept.delete(old)
      // What could not be made may be there the next time.
      made.catch(() => kept.delete(key))
      return made
    },
    json: async (folder) => reports.json.render(await documentOf(folder), look),
  }
}
