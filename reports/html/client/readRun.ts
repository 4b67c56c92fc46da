import type { RunDocument } from '../../../harness/schema/run.ts'

/** The run that the page was rendered from. */
export const readRun = (page: Document): RunDocument =>
  JSON.parse(page.getElementById('run')?.textContent ?? 'null') as RunDocument
