import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { bundle } from '../harness/bundle.ts'
import type { ReportAssets } from '../reports/report.ts'

const entry = (name: string) => fileURLToPath(new URL(`../reports/html/client/${name}`, import.meta.url))
const hash = (content: string) => createHash('sha256').update(content).digest('base64')

/** The HTML report's script and style, bundled from their sources. */
export const reportAssets = async (): Promise<ReportAssets> => {
  const [script, style] = await Promise.all([bundle(entry('main.ts'), { format: 'iife' }), bundle(entry('style.css'))])
  return { script, scriptHash: hash(script), style, styleHash: hash(style) }
}
