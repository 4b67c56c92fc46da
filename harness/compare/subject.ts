import { problem } from '../errors.ts'
import type { Config } from '../schema/config.ts'

/** What the user typed that says which two things to compare. */
export interface Typed {
  /** The two words after the command, if any: variants. */
  readonly things: readonly string[]
  readonly refs?: readonly string[] | undefined
  readonly crates?: readonly string[] | undefined
  readonly variant?: string | undefined
}

/** The two things that are compared; the first is the baseline. `crates` are those to take part, all when undefined. */
export type Subject =
  | {
      readonly kind: 'variants'
      readonly a: string
      readonly b: string
      readonly crates: readonly string[] | undefined
    }
  | { readonly kind: 'crates'; readonly a: string; readonly b: string; readonly variant: string }
  | {
      readonly kind: 'refs'
      readonly a: string
      /** `null`: the working tree. */
      readonly b: string | null
      readonly crates: readonly string[] | undefined
      readonly variant: string
    }

const twoOf = (names: readonly string[]): [string, string] => {
  const [a, b, ...more] = names
  if (a === undefined || b === undefined || more.length > 0)
    throw problem('compareWhat', names.length === 1 ? '1 was named' : `${names.length} were named`)
  if (a === b) throw problem('compareWhat', `"${a}" is named twice`)
  return [a, b]
}

const knownVariant = (name: string, { variants }: Config): string => {
  if (!Object.hasOwn(variants, name)) throw problem('unknownVariant', name, Object.keys(variants))
  return name
}

/** Makes out what is to be compared. @throws CrosslaneError `compareWhat`, `unknownVariant` */
export const subjectOf = ({ things, refs, crates, variant }: Typed, config: Config): Subject => {
  if (things.length > 0) {
    if (refs !== undefined) throw problem('compareWhat', 'variants and --refs were both named')
    if (variant !== undefined) throw problem('compareWhat', '--variant is for --refs and for two crates')
    const [a, b] = twoOf(things)
    return { kind: 'variants', a: knownVariant(a, config), b: knownVariant(b, config), crates }
  }
  const chosen = knownVariant(variant ?? config.baseline, config)
  if (refs !== undefined) {
    const [only] = refs
    if (refs.length === 1 && only !== undefined) return { kind: 'refs', a: only, b: null, crates, variant: chosen }
    const [a, b] = twoOf(refs)
    return { kind: 'refs', a, b, crates, variant: chosen }
  }
  if (crates === undefined) throw problem('compareWhat', 'none was named')
  const [a, b] = twoOf(crates)
  return { kind: 'crates', a, b, variant: chosen }
}
