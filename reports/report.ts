import type { RunDocument } from '../harness/schema/run.ts'

/** What the HTML report inlines: bundled by the harness, so that rendering stays pure. */
export interface ReportAssets {
  /** html/client/main.ts with Chart.js as one classic script, without `</script`. */
  readonly script: string
  /** Base64 of the SHA-256 of `script` as UTF-8: what the page's Content-Security-Policy allows to run. */
  readonly scriptHash: string
  /** html/client/style.css with its imports resolved, without `</style`. */
  readonly style: string
  /** Base64 of the SHA-256 of `style` as UTF-8. */
  readonly styleHash: string
  /** Base64 of a text, compressed by gzip: what the page's script can read. */
  readonly pack: (text: string) => string
}

export interface ReportOptions {
  /** Columns of the terminal; only the text report looks at it. */
  readonly width: number
  /** Whether the terminal shows colour; only the text report looks at it. */
  readonly colour: boolean
  /** Only the HTML report looks at them. */
  readonly assets: ReportAssets
}

/** A way to show a run. Pure: the same document and options give the same string. */
export interface Report {
  readonly id: string
  /** Of the file it is written to, without the dot. */
  readonly extension: string
  readonly title: string
  render(document: RunDocument, options: ReportOptions): string
}
