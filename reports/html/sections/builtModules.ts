import type { Artefact, Benchmark } from '../../../harness/schema/manifest.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'

const usesOf = ({ language, features, std }: Artefact): Markup | null =>
  language === 'wasm'
    ? html`<br />uses ${features.join(', ') || 'no feature beyond the first version of Wasm'}; std ${std}`
    : null

const moduleOf = (view: View, artefact: Artefact): Markup => {
  const variant = view.variants.find(({ id }) => id === artefact.variant)
  const { cargo, wasmOpt } = artefact.commands
  return html`<h4>${variant === undefined ? artefact.variant : swatch(variant)}</h4>
    <p class="mono">sha256 ${artefact.sha256}${usesOf(artefact)}</p>
    <pre tabindex="0">${cargo}${wasmOpt === null ? null : `\n${wasmOpt}`}</pre>`
}

/**
 * The modules of a benchmark with the command lines that make them, so that anyone can repeat the build by hand; `null` where
 * nothing was built. Sizes of a crate share its modules: they stand at the first, and the others lead there.
 */
export const builtModules = (view: View, benchmark: Benchmark): Markup | null => {
  const { artefacts, toolchain } = view.document
  const own = artefacts.filter(({ crate }) => crate === benchmark.crate)
  const first = view.benchmarks.find(({ crate }) => crate === benchmark.crate)
  if (own.length === 0) return null
  if (first !== undefined && first !== benchmark)
    return html`<p class="note">Its modules are those of ${benchmarkLink(first)}.</p>`
  return fold('Build commands and checksums', [
    html`<p class="mono">${toolchain.rustc}<br />${toolchain.wasmOpt}</p>`,
    ...own.map((artefact) => moduleOf(view, artefact)),
  ])
}
