import { list } from '../../format/list.ts'
import type { View } from '../../view/view.ts'
import { html } from '../markup.ts'
import { type Section, section } from '../section.ts'

/** Variants that an engine cannot run, each with the benchmarks it concerns. */
export const skips = (view: View): Section | null => {
  const groups = new Map<string, { browser: string; variant: string; missing: string[]; benchmarks: string[] }>()
  for (const { benchmark, ...skip } of view.document.skips) {
    const key = JSON.stringify([skip.browser, skip.variant, skip.missing])
    const group = groups.get(key) ?? { ...skip, benchmarks: [] }
    group.benchmarks.push(benchmark)
    groups.set(key, group)
  }
  if (groups.size === 0) return null
  const items = [...groups.values()].map(({ browser, variant, missing, benchmarks }) => {
    const engine = view.browsers.find(({ id }) => id === browser)?.fullTitle ?? browser
    const title = view.variants.find(({ id }) => id === variant)?.title ?? variant
    return html`<li>
      <strong>${engine}</strong> lacks ${list(missing)}, so ${title} was skipped in ${list(benchmarks)}.
    </li>`
  })
  return section(
    'skipped',
    'Skipped',
    'Not failures: the engine lacks a Wasm feature.',
    html`<ul>
      ${items}
    </ul>`,
  )
}
