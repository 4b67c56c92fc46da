import { fixed } from '../format/decimals.ts'
import { instant } from '../format/instant.ts'
import { plural } from '../format/plural.ts'
import type { View } from './view.ts'

/** Memory as it is sold and as the operating system shows it: binary. */
const gibibytes = (bytes: number): string => `${fixed(bytes / 2 ** 30, 0)} GiB`

/** The machine and the run, in two lines. */
export const environmentLines = ({ document }: View): readonly [machine: string, run: string] => {
  const { environment, toolchain, git, visits, design } = document
  const answered =
    visits.planned === null
      ? plural(visits.answered, 'visit')
      : `${visits.answered} of ${visits.planned} visits in ${plural(design.blocks, 'block')}`
  const commit = git === null ? [] : [`commit ${git.commit.slice(0, 9)}${git.dirty ? ' with changes' : ''}`]
  return [
    [
      environment.cpu,
      plural(environment.cores, 'core'),
      gibibytes(environment.memoryBytes),
      environment.os,
      toolchain.rustc,
      `load ${fixed(environment.loadAverage, 2)}`,
    ].join(' · '),
    [`crosslane ${document.crosslane}`, instant(document.startedAt), answered, `seed ${document.seed}`, ...commit].join(
      ' · ',
    ),
  ]
}
