import type { View } from '../../view/view.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'

/** The command lines of every module, so that anyone can repeat the build by hand. */
export const buildCommands = ({ document }: View): Markup | null =>
  document.artefacts.length === 0
    ? null
    : fold(
        'Build commands and checksums',
        document.artefacts.map(
          ({ crate, variant, language, sha256, features, commands }) =>
            html`<h4>${crate} · ${variant}</h4>
              <p class="mono">
                sha256
                ${sha256}${
                  language === 'wasm'
                    ? html`<br />uses ${features.join(', ') || 'no feature beyond the first version of Wasm'}`
                    : null
                }
              </p>
              <pre tabindex="0">${commands.cargo}${commands.wasmOpt === null ? null : `\n${commands.wasmOpt}`}</pre>`,
        ),
      )
