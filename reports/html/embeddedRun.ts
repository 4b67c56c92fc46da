import type { RunDocument } from '../../harness/schema/run.ts'
import type { ReportAssets } from '../report.ts'
import { html, type Markup } from './markup.ts'

/** The document as a data block, compressed: of a large run it would be most of the file. Base64 holds nothing that ends an element. */
export const embeddedRun = (run: RunDocument, { pack }: ReportAssets): Markup =>
  html`<script type="application/gzip" id="run">
    ${pack(JSON.stringify(run))}
  </script>`
