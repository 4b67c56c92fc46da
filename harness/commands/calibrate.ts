import { resolve } from 'node:path'
import { calibrate, type CalibrateProgress } from '../calibrate/index.ts'
import { ladder } from '../calibrate/ladder.ts'
import { certificateText } from '../calibrate/text.ts'
import { loadConfig } from '../config/load.ts'
import { select } from '../config/select.ts'
import { chooseBrowsers, drivers } from '../drivers/index.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { type Exit, problem } from '../errors.ts'
import { duration } from '../progress/duration.ts'
import { keepCertificate } from '../store/certificates.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'

export interface CalibrateCommandOptions {
  readonly config?: string | undefined
  readonly browsers?: readonly string[] | undefined
  /** Wall time of a comparison, in ms. */
  readonly time: number
  readonly repeats: number
  readonly layout: boolean
  readonly seed?: number | undefined
  readonly json: boolean
  /** The command as typed. */
  readonly typed: readonly string[]
}

/** Rungs that calibrate climbs; the finer ones take longer than anybody wants to wait (npm run bench:detect has them). */
const smallest = 0.005
const layout = { rebuilds: 3, blocks: 4 }

const lineOf = ({ done, total, elapsedMs, browser, step, observed }: CalibrateProgress): string => {
  if (step === null)
    return `${browser}: how far do rebuilds move each kernel that change nothing but the layout? A few minutes …`
  const left = done < total ? `   about ${duration((elapsedMs / done) * (total - done))} left` : ''
  const what = observed.map(({ variant, slower }) => `${variant} ${(slower * 100).toFixed(2)} %`).join('  ')
  return `[${String(done).padStart(String(total).length)}/${total}] ${browser.padEnd(9)} ${what}${left}`
}

/** `crosslane calibrate` */
export const calibrateCommand = async (options: CalibrateCommandOptions, context: Context): Promise<Exit> => {
  const loaded = await loadConfig(context.folder, options.config)
  const config = select(loaded.config, { browsers: options.browsers })
  const { signal, mark, now, err, out } = context
  const chosen = await chooseBrowsers(config.browsers, drivers)
  const browsers = Object.keys(chosen).filter((id) => chosen[id]?.ok)
  for (const [id, found] of Object.entries(chosen)) {
    if (found.ok) continue
    if (options.browsers?.includes(id)) throw problem('browserMissing', id, found.why, found.hint)
    err(`${id}: left out. ${found.why} ${found.hint}\n`)
  }
  if (browsers.length === 0) throw problem('noBrowser', [])
  const toolchain = await requireToolchain(context.world, config)
  const cache = resolve(loaded.root, config.cache)

  const certificate = await calibrate(
    {
      loaded: { ...loaded, config },
      out: resolve(cache, 'calibration'),
      command: options.typed,
      toolchain,
      mark,
      signal,
      // What single comparisons say of themselves is not the user's concern, unless something goes wrong.
      emit: (event) => {
        if (event.type === 'artefact-failed') err(`${event.failure.message}\n${event.failure.output}\n`)
      },
      now,
    },
    {
      browsers,
      steps: ladder.filter(({ effect }) => effect >= smallest),
      repeats: options.repeats,
      timeMs: options.time,
      layout: options.layout ? layout : null,
      seed: options.seed ?? context.freshSeed(),
      heard: (progress) => err(`${lineOf(progress)}\n`),
    },
  ).finally(() => endLeftovers(mark))

  const file = await keepCertificate(cache, certificate)
  out(options.json ? `${JSON.stringify(certificate, null, 2)}\n` : certificateText(certificate))
  err(`\nReports on this machine show it from now on. Certificate: ${file}\n`)
  return 'good'
}
