import { join } from 'node:path'
import { reports } from '../reports/index.ts'
import type { ReportOptions } from '../reports/report.ts'
import { atomicWrite } from './atomicWrite.ts'
import type { RunDocument } from './schema/run.ts'

/** Files that every run folder gets, besides the journal they can all be made from. */
const published = { 'run.json': reports.json, 'report.html': reports.html } as const

/** Writes the documents of a run into its folder. @returns path of the report to open */
export const publish = async (folder: string, document: RunDocument, options: ReportOptions): Promise<string> => {
  for (const [name, report] of Object.entries(published)) {
    await atomicWrite(join(folder, name), report.render(document, options))
  }
  return join(folder, 'report.html')
}
