import type { Benchmark } from '../../harness/schema/manifest.ts'
import { html, type Markup } from './markup.ts'
import type { View } from '../view/view.ts'

/** Address of a benchmark's details in the page; by number, because names may hold anything. */
export const benchmarkAnchor = ({ benchmarks }: View, benchmark: Benchmark): string =>
  `benchmark-${benchmarks.indexOf(benchmark) + 1}`

/** A benchmark's name as a link to its details. */
export const benchmarkLink = (view: View, benchmark: Benchmark): Markup =>
  html`<a href="#${benchmarkAnchor(view, benchmark)}">${benchmark.id}</a>${
      benchmark.control ? html` <span class="tag">control</span>` : null
    }`
