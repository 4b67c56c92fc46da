import { resolve } from 'node:path'
import { reports, type ReportId } from '../../reports/index.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { loadConfig } from '../config/load.ts'
import { type Exit, problem } from '../errors.ts'
import { publish } from '../publish.ts'
import type { Context } from './context.ts'
import { writePicture } from './picture.ts'
import { recordedRun } from './recordedRun.ts'
import { rendering } from './rendering.ts'

export interface ReportCommandOptions {
  /** Name, beginning of a name, or folder of a run; the newest when left out. */
  readonly run?: string | undefined
  readonly config?: string | undefined
  readonly format?: string | undefined
  readonly json?: boolean | undefined
  /** File to write to; standard output when left out. */
  readonly out?: string | undefined
  /** Files to write pictures to: of the verdicts with the first charts, and of the verdicts alone. */
  readonly png?: string | undefined
  readonly card?: string | undefined
}

const isFormat = (name: string): name is ReportId => Object.hasOwn(reports, name)

/** `crosslane report`: estimates and renders a run again from its journal. */
export const reportCommand = async (options: ReportCommandOptions, context: Context): Promise<Exit> => {
  if ((options.png ?? options.card) !== undefined && (options.format ?? options.json) !== undefined)
    throw problem('pictureAndFormat')
  const format = options.format ?? (options.json ? 'json' : undefined)
  if (format !== undefined && !isFormat(format)) throw problem('unknownFormat', format, Object.keys(reports))
  const { config, root } = await loadConfig(context.folder, options.config)
  const { folder, document } = await recordedRun(resolve(root, config.runs), options.run)
  const look = rendering(context)

  if (format === undefined) {
    const report = await publish(folder, document, look)
    context.out(reports.text.render(document, look))
    context.err(`\nReport: ${report}\n`)
    const { png, card } = options
    if (png !== undefined) await writePicture(report, png, 'headline', config, context)
    if (card !== undefined) await writePicture(report, card, 'card', config, context)
    return 'good'
  }
  const rendered = reports[format].render(document, look)
  if (options.out === undefined) context.out(rendered)
  else await atomicWrite(resolve(context.folder, options.out), rendered)
  return 'good'
}
