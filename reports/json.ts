import type { Report } from './report.ts'

/** The document itself: nothing rounded, nothing left out. */
export const json: Report = {
  id: 'json',
  extension: 'json',
  title: 'JSON document',
  render: (document) => `${JSON.stringify(document, null, 2)}\n`,
}
