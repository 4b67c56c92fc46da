import type { Benchmark } from '../../harness/schema/manifest.ts'
import { html, type Markup } from './markup.ts'

/** Address of a benchmark's details in the page: the same whatever else is shown, so that a link to it holds. */
export const benchmarkAnchor = ({ id }: Benchmark): string => `benchmark-${id}`

/** A benchmark's name as a link to its details. */
export const benchmarkLink = (benchmark: Benchmark): Markup =>
  html`<a href="#${benchmarkAnchor(benchmark)}">${benchmark.id}</a>${
      benchmark.control ? html` <span class="tag">control</span>` : null
    }`
