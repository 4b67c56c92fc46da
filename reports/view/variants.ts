import type { RunDocument } from '../../harness/schema/run.ts'
import type { Variant } from '../../harness/schema/variant.ts'

export interface VariantView {
  readonly id: string
  readonly title: string
  readonly isBaseline: boolean
  /** Number of the variant's colour, the same everywhere: 0 is the baseline's, the others follow in the order of the config. */
  readonly colour: number
  readonly settings: Variant
}

/** The baseline first, then the others in the order of the config. */
export const variantsOf = ({ variants, baseline }: RunDocument): VariantView[] => {
  const ids = Object.keys(variants)
  const inOrder = [...ids.filter((id) => id === baseline), ...ids.filter((id) => id !== baseline)]
  return inOrder.flatMap((id, colour) => {
    const settings = variants[id]
    return settings === undefined
      ? []
      : [{ id, title: settings.title ?? id, isBaseline: id === baseline, colour, settings }]
  })
}
