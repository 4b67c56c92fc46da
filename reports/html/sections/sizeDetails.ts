import type { Artefact } from '../../../harness/schema/manifest.ts'
import { artefactOf, cratesOf } from '../../charts/sizes.ts'
import { byteChange, shareChange } from '../../format/byteChange.ts'
import { fixed } from '../../format/decimals.ts'
import { percent } from '../../format/percent.ts'
import { quantity } from '../../format/quantity.ts'
import { codeBytes, functionRows, sectionRows, simdRows, type SizeRow } from '../../view/sizeDetails.ts'
import type { VariantView } from '../../view/variants.ts'
import type { View } from '../../view/view.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

/** A module with the variant that it was built in; the baseline first, where it was built. */
interface Built {
  readonly variant: VariantView
  readonly artefact: Artefact
}

/** Rows that a table of functions or instructions has at most: the rest is small. */
const mostRows = 20

const changeOf = (bytes: number, base: number): Markup =>
  html`<span class="interval" title="${byteChange(bytes, base)} bytes"
    >${shareChange(bytes, base) ?? `${byteChange(bytes, base)} B`}</span
  >`

const bytesCell = (bytes: number | null, base: number | null, more: string | null = null): Markup =>
  bytes === null
    ? html`<td class="none">–</td>`
    : html`<td class="number" title="${fixed(bytes, 0)} bytes">
        ${quantity(bytes, 'bytes')}${base === null || base === bytes ? null : changeOf(bytes, base)}${
          more === null ? null : html`<span class="throughput">${more}</span>`
        }
      </td>`

const variantHeads = (first: string, all: readonly Built[]): Markup[] => [
  columnHead(first, false),
  ...all.map(({ variant }) => columnHead(swatch(variant))),
]

/** The bytes in the baseline, for columns other than its own. */
const baseOf = ({ bytes }: SizeRow, all: readonly Built[], column: number): number | null =>
  all[0]?.variant.isBaseline === true && column > 0 ? (bytes[0] ?? null) : null

const sizeRow = (row: SizeRow, all: readonly Built[], more: (column: number) => string | null): Markup =>
  html`<tr>
    <th scope="row"><code>${row.name}</code></th>
    ${row.bytes.map((bytes, column) => bytesCell(bytes, baseOf(row, all, column), bytes === null ? null : more(column)))}
  </tr>`

const sectionTable = (crate: string, all: readonly Built[]): Markup => {
  const rows = sectionRows(all.map(({ artefact }) => artefact))
  const sum = { name: 'sum', bytes: all.map(({ artefact }) => artefact.sizes.raw) }
  return table(
    `Sections of ${crate}`,
    variantHeads('Section', all),
    html`<tbody>
      ${[...rows, sum].map((row) => sizeRow(row, all, () => null))}
    </tbody>`,
  )
}

const functionTable = (crate: string, all: readonly Built[]): Markup | null => {
  const rows = functionRows(all.map(({ artefact }) => artefact)).slice(0, mostRows)
  if (rows.length === 0) return null
  const shareOfCode = (row: SizeRow, column: number): string | null => {
    const code = all[column] === undefined ? 0 : codeBytes(all[column].artefact)
    return code === 0 ? null : `${percent((row.bytes[column] ?? 0) / code)} of the code`
  }
  return html`<h3>Largest functions</h3>
    ${table(
      `Largest functions of ${crate}`,
      variantHeads('Function', all),
      html`<tbody>
        ${rows.map((row) => sizeRow(row, all, (column) => shareOfCode(row, column)))}
      </tbody>`,
    )}`
}

const simdTable = (crate: string, all: readonly Built[]): Markup | null => {
  const rows = simdRows(all.map(({ artefact }) => artefact))
  if (rows.length === 0) return null
  const rest = rows.slice(mostRows)
  return html`<h3>SIMD instructions</h3>
    ${table(
      `SIMD instructions of ${crate}`,
      variantHeads('Instruction', all),
      html`<tbody>
        ${rows.slice(0, mostRows).map(
          ({ name, counts }) =>
            html`<tr>
              <th scope="row"><code>${name}</code></th>
              ${counts.map((count) =>
                count === 0 ? html`<td class="none">–</td>` : html`<td class="number">${fixed(count, 0)}</td>`,
              )}
            </tr>`,
        )}
        ${
          rest.length === 0
            ? null
            : html`<tr>
                <th scope="row">${rest.length} more kinds</th>
                ${all.map(
                  (_, column) =>
                    html`<td class="number">
                      ${fixed(
                        rest.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0),
                        0,
                      )}
                    </td>`,
                )}
              </tr>`
        }
      </tbody>`,
    )}`
}

const stepNames = { cargo: 'cargo', 'wasm-opt': 'wasm-opt', strip: 'without names and notes' } as const
const steps = ['cargo', 'wasm-opt', 'strip'] as const

const stepTable = (crate: string, all: readonly Built[]): Markup | null => {
  if (all.every(({ artefact }) => artefact.steps.length === 0)) return null
  const cells = (artefact: Artefact): Markup[] =>
    steps.map((step) => {
      const place = artefact.steps.findIndex((each) => each.step === step)
      return bytesCell(artefact.steps[place]?.bytes ?? null, artefact.steps[place - 1]?.bytes ?? null)
    })
  return html`<h3>From cargo to the file that is served</h3>
    ${table(
      `Size of ${crate} after each step of the build`,
      [columnHead('Variant', false), ...steps.map((step) => columnHead(stepNames[step]))],
      html`<tbody>
        ${all.map(
          ({ variant, artefact }) =>
            html`<tr>
              <th scope="row">${swatch(variant)}</th>
              ${cells(artefact)}
            </tr>`,
        )}
      </tbody>`,
    )}`
}

const crateFold = (view: View, crate: string): Markup | null => {
  const all = view.variants.flatMap((variant): Built[] => {
    const artefact = artefactOf(view, crate, variant.id)
    // A script has nothing of what this is about.
    return artefact?.language === 'wasm' ? [{ variant, artefact }] : []
  })
  return all.length === 0
    ? null
    : fold(crate, [
        html`<h3>Sections</h3>`,
        sectionTable(crate, all),
        functionTable(crate, all),
        simdTable(crate, all),
        stepTable(crate, all),
      ])
}

/** What the bytes of the modules are, crate by crate. Runs from before it was looked at have the sections alone. */
export const sizeDetails = (view: View): Section | null => {
  const folds = cratesOf(view).flatMap((crate) => crateFold(view, crate) ?? [])
  return folds.length === 0
    ? null
    : section(
        'size-in-detail',
        'Size in detail',
        `The modules as they are served, before compression; differences are to ${view.baseline?.title ?? 'the baseline'}. Sections count with their headers, and functions with the length before their bodies, so that they add up. A dash: not in the module or, of functions, not among its thirty largest.`,
        folds,
      )
}
