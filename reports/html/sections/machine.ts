import type { MachineNoise } from '../../../harness/schema/noise.ts'
import { fixed } from '../../format/decimals.ts'
import { plural } from '../../format/plural.ts'
import { quantity } from '../../format/quantity.ts'
import type { View } from '../../view/view.ts'
import { factsList } from '../factsList.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { calibration } from './calibration.ts'
import { canary } from './canary.ts'

const untold = 'this system does not tell'
const yesNo = (fact: boolean | null, yes: string, no: string): string => (fact === null ? untold : fact ? yes : no)

const noiseFacts = (noise: MachineNoise): Markup =>
  factsList([
    ['Governor', noise.governors.join(', ') || untold],
    ['Turbo', yesNo(noise.turbo, 'on: the clock rate may change', 'off')],
    ['Power', yesNo(noise.onBattery, 'battery', 'mains')],
    [
      'Other browsers',
      noise.otherBrowsers === null
        ? untold
        : noise.otherBrowsers.length === 0
          ? 'none'
          : noise.otherBrowsers.map(({ name, pid }) => `${name} (process ${pid})`).join(', '),
    ],
    ['Load average', noise.loadAverage === null ? untold : fixed(noise.loadAverage, 2)],
    ['Swap in use', noise.swapUsedBytes === null ? untold : quantity(noise.swapUsedBytes, 'bytes')],
  ])

const policies = {
  strict: 'A noisy machine is refused, and noisy blocks are measured again (design.env: strict).',
  warn: 'A noisy machine is told of, and noisy blocks are kept (design.env: warn).',
  off: 'Nobody looked at the noise (design.env: off).',
}

/** The machine: what it is, how quiet it was, and what it can tell apart. */
export const machine = (view: View): Section => {
  const { environment, noise, design } = view.document
  return section(
    'machine',
    'This machine',
    policies[design.env],
    html`${factsList([
        ['Processor', `${environment.cpu}, ${plural(environment.cores, 'core')}, ${environment.arch}`],
        ['Memory', quantity(environment.memoryBytes, 'bytes')],
        ['System', `${environment.os}, kernel ${environment.kernel}`],
        ['Load before the run', fixed(environment.loadAverage, 2)],
      ])}
      <h3>When the run started</h3>
      ${noise === null ? html`<p class="note">Nobody looked.</p>` : noiseFacts(noise)} ${canary(view)}
      ${calibration(view)}`,
  )
}
