import type { Answer, Hire } from './hire.ts'

/** What a module exports for a thread that joins: the first two by the names that the linker gives them. */
interface Joinable {
  readonly __stack_pointer: WebAssembly.Global
  readonly __wasm_init_tls: (address: number) => void
  readonly worker_run: () => void
}

const answer = (text: Answer): void => postMessage(text)

/** An instance of the same module over the same memory, with a stack and thread-locals of its own. */
const join = async ({ module, memory, stackTop, threadLocals }: Hire): Promise<Joinable['worker_run']> => {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  const {
    __stack_pointer: stackPointer,
    __wasm_init_tls: initThreadLocals,
    worker_run,
  } = exports as unknown as Joinable
  stackPointer.value = stackTop
  initThreadLocals(threadLocals)
  return worker_run
}

// The script of a worker: one thread, hired by one message.
addEventListener(
  'message',
  async ({ data }: MessageEvent<Hire>) => {
    let work: Joinable['worker_run']
    try {
      work = await join(data)
    } catch (error) {
      answer({ failed: String(error) })
      return
    }
    answer({ ready: true })
    try {
      work()
    } catch (error) {
      // Nobody listens any more: it becomes an error of the page.
      reportError(error)
    }
  },
  { once: true },
)
