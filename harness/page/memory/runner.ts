import type { JobVariant } from '../../schema/job.ts'
import { VariantError } from '../variantError.ts'
import { wrongResult } from '../verify.ts'
import type { Subject } from './subject.ts'

/** What an allocator that counts has counted since the module was instantiated. */
export interface Counted {
  readonly liveBytes: number
  readonly peakBytes: number
  /** How often memory was taken. */
  readonly count: number
}

/**
 * Calls an exported function from within the engine, which calls a reviver once for the one value here and takes what it
 * returns in its place. The function must not look at its arguments.
 */
const call = (exported: () => unknown): unknown => JSON.parse('0', exported)

const bytesOf = ({ memory }: Subject): number | null => memory?.buffer.byteLength ?? null

/**
 * Has an instance work, checks every result, and watches its memory between the calls. Keeps the instance.
 *
 * An optimising engine keeps more: the place of a call that has met the same function a dozen times is made for that very
 * function, and holds on to it, in Firefox for as long as the page lasts. So there is no closure here over anything of the
 * instance that is called, and its functions are called from within the engine.
 *
 * The methods throw VariantError: with the phase `memory` when the module traps, because that is how it says that it got none.
 */
export class Runner {
  readonly #subject: Subject
  readonly #variant: Pick<JobVariant, 'id' | 'size' | 'expected'>
  readonly #setUp: () => void
  #bytes: number | null
  #growths = 0
  #first: number | null = null

  constructor(subject: Subject, variant: Pick<JobVariant, 'id' | 'size' | 'expected'>) {
    this.#subject = subject
    this.#variant = variant
    this.#setUp = subject.bench_setup.bind(undefined, variant.size)
    this.#bytes = bytesOf(subject)
  }

  setUp(): void {
    try {
      call(this.#setUp)
    } catch (cause) {
      throw this.#trapped('bench_setup()', cause)
    }
    this.#look()
  }

  /** Calls `bench_run()` so many times. */
  run(calls: number): void {
    for (let left = calls; left > 0; left--) {
      let result = 0
      try {
        result = Number(call(this.#subject.bench_run)) >>> 0
      } catch (cause) {
        throw this.#trapped('bench_run()', cause)
      }
      this.#look()
      if (result !== this.#first) this.#check(result)
    }
  }

  /** Size of the linear memory when it was looked at last: after the last call. `null`: there is none. */
  get bytes(): number | null {
    return this.#bytes
  }

  /** How often the linear memory was seen to have grown. */
  get growths(): number {
    return this.#growths
  }

  /** What the first call returned, as unsigned. */
  get bits(): number {
    return this.#first ?? 0
  }

  /** `null` where nothing counts. */
  get counted(): Counted | null {
    const { bench_alloc_live: live, bench_alloc_peak: peak, bench_alloc_count: count } = this.#subject
    if (!live || !peak || !count) return null
    return { liveBytes: live() >>> 0, peakBytes: peak() >>> 0, count: count() >>> 0 }
  }

  #look(): void {
    const now = bytesOf(this.#subject)
    if (now === this.#bytes) return
    this.#bytes = now
    this.#growths++
  }

  #check(result: number): void {
    const { id, expected } = this.#variant
    const wrong =
      this.#first === null
        ? wrongResult(result, expected)
        : `wrong result: a later bench_run() returned ${result}, the first ${this.#first}`
    if (wrong !== null) throw new VariantError(id, 'verify', new Error(wrong))
    this.#first = result
  }

  #trapped(what: string, cause: unknown): VariantError {
    this.#look()
    const size = this.#bytes === null ? '' : `, with ${this.#bytes} bytes of linear memory`
    return new VariantError(this.#variant.id, 'memory', new Error(`${String(cause)} in ${what}${size}`))
  }
}
