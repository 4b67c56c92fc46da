import { instant } from '../../format/instant.ts'
import { percent } from '../../format/percent.ts'
import { plural } from '../../format/plural.ts'
import { quantity } from '../../format/quantity.ts'
import { shellCommand } from '../../format/shellCommand.ts'
import { again } from '../../view/again.ts'
import { environmentLines } from '../../view/environmentLines.ts'
import type { View } from '../../view/view.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { browserTable } from './browserTable.ts'
import { buildCommands } from './buildCommands.ts'
import { variantTable } from './variantTable.ts'

const facts = (entries: readonly (readonly [name: string, value: Fragment])[]): Markup =>
  html`<dl class="facts-list">
    ${entries.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`

const confidence = ({ document, headline }: View): string => {
  const levels = document.estimates.flatMap(({ metric, ratio }) =>
    metric === headline?.id && ratio?.interval ? [ratio.interval.confidence] : [],
  )
  if (levels.length === 0) return 'no intervals'
  const [low, high] = [percent(Math.min(...levels)), percent(Math.max(...levels))]
  return low === high ? low : `${low} to ${high}`
}

/** The machine, the tools and the browsers, and how to do it again. */
export const environment = (view: View): Section => {
  const { environment: machine, toolchain, git, design, seed, command, startedAt, endedAt, crosslane } = view.document
  const { sampling } = design
  return section(
    'environment',
    'Environment',
    environmentLines(view)[0],
    html`<h3>Run it again</h3>
      <pre class="command" tabindex="0">${shellCommand(again(command, seed))}</pre>
      ${facts([
        ['Seed', html`<code>${seed}</code>`],
        [
          'Commit',
          git === null
            ? 'not in a repository'
            : html`<code>${git.commit}</code
                >${git.branch === null ? null : ` on ${git.branch}`}${git.dirty ? ', with uncommitted changes' : ''}`,
        ],
        ['Started', instant(startedAt)],
        ['Ended', endedAt === null ? 'it did not' : instant(endedAt)],
        ['crosslane', crosslane],
      ])}
      <h3>Browsers</h3>
      ${browserTable(view)}
      <h3>Machine and tool-chain</h3>
      ${facts([
        ['Processor', `${machine.cpu}, ${plural(machine.cores, 'core')}, ${machine.arch}`],
        ['Memory', quantity(machine.memoryBytes, 'bytes')],
        ['System', `${machine.os}, kernel ${machine.kernel}`],
        ['Load before the run', String(machine.loadAverage)],
        ['Node', machine.node],
        ['rustc', toolchain.rustc],
        ['cargo', toolchain.cargo],
        ['wasm-opt', toolchain.wasmOpt],
        ['Tool-chain from', toolchain.source],
      ])}
      <h3>Design</h3>
      ${facts([
        ['Blocks', `${design.blocks}, a fresh browser every ${design.blocksPerLaunch}`],
        [
          'Visit',
          `warm-up ${sampling.warmUpMinMs} to ${sampling.warmUpMaxMs} ms, ${sampling.measureMs} ms and ${sampling.minRounds} rounds of samples at least`,
        ],
        ['Sample', `${sampling.minSampleMs} ms and ${sampling.minClockSteps} clock steps at least`],
        ['Confidence', confidence(view)],
      ])}
      <h3>Variants</h3>
      ${variantTable(view)} ${buildCommands(view)}`,
  )
}
