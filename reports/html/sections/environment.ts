import { instant } from '../../format/instant.ts'
import { plural } from '../../format/plural.ts'
import { again } from '../../view/again.ts'
import { list } from '../../format/list.ts'
import { byHandSentence } from '../../view/byHand.ts'
import { loadsInWords, stopInWords } from '../../view/design.ts'
import type { View } from '../../view/view.ts'
import { command as commandToType } from '../command.ts'
import { factsList } from '../factsList.ts'
import { html } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { browserTable } from './browserTable.ts'
import { variantTable } from './variantTable.ts'

/** The tools and the browsers, and how to do it again. */
export const environment = (view: View): Section => {
  const { environment: machine, toolchain, git, design, seed, command, startedAt, endedAt, crosslane } = view.document
  const { sampling } = design
  const hand = byHandSentence(view)
  return section(
    'environment',
    'Environment',
    null,
    html`<h3>Run it again</h3>
      ${commandToType(again(command, seed))}
      ${factsList([
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
      ${browserTable(view)} ${hand === null ? null : html`<p class="note after">${hand}</p>`}
      <h3>Tool-chain</h3>
      ${factsList([
        ['Node', machine.node],
        ['rustc', toolchain.rustc],
        ['cargo', toolchain.cargo],
        ['wasm-opt', toolchain.wasmOpt],
        ['Tool-chain from', toolchain.source],
      ])}
      <h3>Design</h3>
      ${factsList([
        ['Measured', list(design.measure)],
        ['Loads', loadsInWords(design)],
        ['Blocks', `the run ends ${stopInWords(design)}; a fresh browser every ${design.blocksPerLaunch}`],
        [
          'Visit',
          `warm-up ${sampling.warmUpMinMs} to ${sampling.warmUpMaxMs} ms, ${sampling.measureMs} ms and ${sampling.minRounds} rounds of samples at least`,
        ],
        ['Sample', `${sampling.minSampleMs} ms and ${sampling.minClockSteps} clock steps at least`],
        ['Instances', `${sampling.instances} fresh compilations of every variant in a visit at most`],
        [
          'Pilot',
          design.pilotBlocks === 0
            ? 'none: every visit takes as long'
            : `after ${plural(design.pilotBlocks, 'block')}, it sets how long visits pay`,
        ],
      ])}
      <h3>Variants</h3>
      ${variantTable(view)}
      <p class="after note">How each module was built, to the command, stands with its benchmark.</p>`,
  )
}
