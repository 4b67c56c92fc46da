import { csv } from './csv.ts'
import { html } from './html/index.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { Report } from './report.ts'
import { text } from './text/index.ts'

/** Every report format. To add one: one file that exports a `Report`, and one line here; the tests in index.test.ts then cover it. */
export const reports = { html, text, json, markdown, csv } satisfies Record<string, Report>

export type ReportId = keyof typeof reports
