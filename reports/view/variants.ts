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

/** Colours that the style sheet has for variants besides the baseline's. */
export const colours = 12

/**
 * A colour for each variant, from 1. Up to twelve have one each. Of more, some must share: those that no crate has both of, as far
 * as that goes, because they never stand in one chart.
 */
const coloursOf = (ids: readonly string[], { benchmarks }: Pick<RunDocument, 'benchmarks'>): Map<string, number> => {
  const given = new Map<string, number>()
  const isBeside = (one: string, other: string) =>
    benchmarks.some(({ variants }) => variants.includes(one) && variants.includes(other))
  for (const id of ids) {
    const uses = Array.from({ length: colours }, (_, index) => {
      const own = [...given].filter(([, colour]) => colour === index + 1).map(([other]) => other)
      return { colour: index + 1, clashes: own.filter((other) => isBeside(id, other)).length, count: own.length }
    })
    const [best] = uses.toSorted((a, b) => a.clashes - b.clashes || a.count - b.count || a.colour - b.colour)
    given.set(id, best?.colour ?? 1)
  }
  return given
}

/**
 * The baseline first, then the others in the order of the config.
 *
 * @param whole the run that the document is a part of: a variant keeps its colour when others are not shown
 */
export const variantsOf = (document: RunDocument, whole: RunDocument = document): VariantView[] => {
  const { variants, baseline } = document
  const others = Object.keys(variants).filter((id) => id !== baseline)
  const colour = coloursOf(
    Object.keys(whole.variants).filter((id) => id !== baseline),
    whole,
  )
  return [baseline, ...others].flatMap((id) => {
    const settings = variants[id]
    return settings === undefined
      ? []
      : [{ id, title: settings.title ?? id, isBaseline: id === baseline, colour: colour.get(id) ?? 0, settings }]
  })
}
