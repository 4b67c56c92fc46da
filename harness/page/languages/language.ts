import type { JobVariant } from '../../schema/job.ts'
import type { Announce } from '../loadVariants.ts'

/** What an instance of a variant offers the page. */
export interface Exports {
  /** Only of modules. */
  readonly memory?: WebAssembly.Memory
  readonly bench_setup: (size: number) => void
  readonly bench_run: () => number
  /** Takes some of the heap for good, so that what is allocated next lies elsewhere. */
  readonly bench_pad?: (bytes: number) => void
  /** How many threads work in `bench_run`, the page's own among them; one where nothing is said. */
  readonly threads?: number
}

/** Where a variant's code is. */
export interface Code {
  readonly variant: string
  readonly url: string
  /** Unlike that of any other load in this browser: makes the code's bytes unlike any that it has compiled before. */
  readonly mark: string
  /** The shared memory that a module for several threads imports, in pages. */
  readonly sharedMemory: JobVariant['sharedMemory']
}

/** Code that has come and can be called. */
export interface Arrived {
  readonly exports: Exports
  /** What there is to tell of its coming, by series, in ms; what that is depends on the language. */
  readonly ms: Readonly<Record<string, number>>
  /** Whether it came out of a cache of the browser's, and not from the server. */
  readonly fromCache: () => boolean | Promise<boolean>
}

/** The same code once more, in steps. */
export interface Steps {
  /** What each took by itself, by series, in ms. */
  readonly ms: Readonly<Record<string, number>>
  /**
   * Makes another instance, which the engine compiles anew.
   *
   * @param mark makes the code, together with the variant's name, unlike any that this browser has compiled before
   */
  readonly another: (mark: string) => Promise<Exports>
}

/** How code gets into a page: the one thing that depends on what a variant is written in. */
export interface Language {
  /** Loads code as pages should. @param visit the page's own @throws VariantError */
  arrive(code: Code, visit: string): Promise<Arrived>
  /** @param announce called before steps that may never return @throws VariantError */
  inSteps(code: Code, visit: string, announce: Announce): Promise<Steps>
  /** Makes an instance, and keeps nothing that is not needed for it. @throws VariantError, with the phase `memory` where the engine has none for it */
  instantiate(code: Code, visit: string): Promise<Exports>
}
