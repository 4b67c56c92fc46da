import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { ReportAssets } from '../reports/report.ts'
import { bundle } from './bundle.ts'
import { sibling } from './sibling.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('base64')

/** A page's `main` and `style.css`, bundled, with the hashes that its policy allows. @param client their folder, with a slash at its end */
const assetsIn = (client: URL): ReportAssets => {
  const script = bundle(sibling(new URL('main', client)), { format: 'iife' })
  const style = bundle(fileURLToPath(new URL('style.css', client)))
  return {
    script,
    scriptHash: hash(script),
    style,
    styleHash: hash(style),
    pack: (text) => gzipSync(text, { level: 9 }).toString('base64'),
  }
}

/** The script and the style of the HTML report. */
export const reportAssets = (): ReportAssets => assetsIn(new URL('../reports/html/client/', import.meta.url))

/** Those of the live view. */
export const liveAssets = (): ReportAssets => assetsIn(new URL('../reports/live/client/', import.meta.url))
