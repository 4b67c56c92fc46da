import { isAtLeast } from './version.ts'

/** What browser-compat-data state about a feature in a browser, as far as it matters here. */
export interface SupportStatement {
  /** `16.4`; `≤37` where it may have been earlier; `preview` in previews only; `null` in older data: not known. */
  readonly version_added: string | boolean | null
  readonly version_removed?: string | boolean | null
  readonly flags?: readonly unknown[]
  readonly partial_implementation?: boolean
  readonly prefix?: string
  readonly alternative_name?: string
}

/** Versions of a browser that have a feature: from `since` up to, and without, `until`. */
export interface Span {
  readonly since: string
  readonly until: string | null
}

const isPlain = ({ flags, partial_implementation, prefix, alternative_name }: SupportStatement): boolean =>
  flags === undefined && partial_implementation !== true && prefix === undefined && alternative_name === undefined

/** Where a feature is there, whole and for everybody: flags, previews, and parts of it do not count. */
export const spansOf = (statements: SupportStatement | readonly SupportStatement[] | undefined): Span[] =>
  [statements ?? []].flat().flatMap((statement: SupportStatement): Span[] => {
    const { version_added: added, version_removed: removed } = statement
    if (!isPlain(statement) || typeof added !== 'string' || isAtLeast(added, '0') === null) return []
    // Gone, and nobody knows since when: no version is known to have it.
    if (removed === true) return []
    return [{ since: added, until: typeof removed === 'string' ? removed : null }]
  })

/** Whether a version has the feature; a range of versions, only if its oldest has. */
export const covers = (spans: readonly Span[], version: string): boolean =>
  spans.some(
    ({ since, until }) => isAtLeast(version, since) === true && (until === null || isAtLeast(version, until) === false),
  )

/** The version since which a browser has had the feature to this day; `null` if it does not have it. */
export const firstVersion = (spans: readonly Span[]): string | null =>
  spans
    .filter(({ until }) => until === null)
    .map(({ since }) => since)
    .reduce<string | null>((first, since) => (first === null || isAtLeast(first, since) === true ? since : first), null)
