import type { JobVariant } from '../../schema/job.ts'
import type { Answer, Hire } from './hire.ts'
import { placeFor, type ThreadLocals } from './places.ts'

/** Threads of a module, the page's own among them. */
const [fewest, most] = [2, 4]

/**
 * How many threads work on a module here, the page's own among them: as many as the machine runs at once, within bounds, as
 * far as the engine tells. WebKitGTK says four on a machine with two processors.
 */
export const threadCount = (processors: number = navigator.hardwareConcurrency): number =>
  Math.min(most, Math.max(fewest, processors))

/** What a result says of the threads that worked on it, where there were several. */
export const threadsOf = ({ sharedMemory }: Pick<JobVariant, 'sharedMemory'>): { threads?: number } =>
  sharedMemory === null ? {} : { threads: threadCount() }

/** Workers that are at work in this page. */
const working = new Set<Worker>()

const workerUrl = '/scripts/worker.js'

/** Resolves when the worker is about to work. Its script and its module may fail it. */
const hired = (worker: Worker, hire: Hire): Promise<void> =>
  new Promise((resolve, reject) => {
    const heard = new AbortController()
    const settle = (settled: () => void): void => {
      heard.abort()
      settled()
    }
    const { signal } = heard
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) =>
        settle('ready' in data ? resolve : () => reject(new Error(`a thread could not join: ${data.failed}`))),
      { signal },
    )
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault()
        settle(() => reject(new Error(`a worker did not start: ${event.message || workerUrl}`)))
      },
      { signal },
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- workers have none
    worker.postMessage(hire)
  })

/**
 * Gives a module so many threads besides the one that called it. Resolves when all of them are about to work.
 *
 * @throws Error when one cannot
 */
export const assemble = async (
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  exports: ThreadLocals,
  others: number,
): Promise<void> => {
  await Promise.all(
    Array.from({ length: others }, () => {
      const place = placeFor(memory, exports)
      const worker = new Worker(workerUrl, { type: 'module' })
      working.add(worker)
      return hired(worker, { module, memory, ...place })
    }),
  )
}

/** In this time a worker that was told to end is gone, in ms: Chromium waits for 2 s until it uses force on one that sleeps in Wasm. */
export const endOfWorkersMs = 2500

/** Does something, and ends the workers that were hired for it, whatever comes of it. They would never end by themselves. */
export const endingWorkers = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const before = new Set(working)
  try {
    return await work()
  } finally {
    for (const worker of [...working].filter((each) => !before.has(each))) {
      worker.terminate()
      working.delete(worker)
    }
  }
}
