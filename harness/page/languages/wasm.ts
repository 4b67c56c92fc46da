import { attempt } from '../attempt.ts'
import { instantiate } from '../threads/instantiate.ts'
import { request, requestBytes, streamingPhase, visitHeader } from '../request.ts'
import { uniqueBytes } from '../uniqueBytes.ts'
import { VariantError } from '../variantError.ts'
import type { Language } from './language.ts'
import { markedFurther, markedUrl } from './markedUrl.ts'
import { step } from './step.ts'

/** What engines throw when they cannot make a memory as large as the module wants. */
const isAboutMemory = (cause: unknown): boolean => cause instanceof RangeError

/** Modules: compiled while they arrive, then instantiated; in steps, whole first and then compiled. */
export const wasm: Language = {
  arrive: async ({ variant, url, mark, sharedMemory }, visit) => {
    const requested = performance.now()
    const { module, response } = await attempt(variant, streamingPhase, async () => {
      const answer = await request(markedUrl(url, mark), visit)
      return { module: await WebAssembly.compileStreaming(answer), response: answer }
    })
    const compiled = performance.now()
    const exports = await attempt(variant, 'instantiate', () => instantiate(module, sharedMemory))
    const instantiated = performance.now()
    return {
      exports,
      ms: { 'stream-compile': compiled - requested, instantiate: instantiated - compiled },
      fromCache: () => response.headers.get(visitHeader) !== visit,
    }
  },

  inSteps: async ({ variant, url, mark, sharedMemory }, visit, announce) => {
    const address = markedFurther(url, mark, 'again')
    const [download, bytes] = await step(variant, 'download', announce, () => requestBytes(address, visit))
    const [compile] = await step(variant, 'compile', announce, () => WebAssembly.compile(bytes))
    return {
      ms: { download, compile },
      another: async (other) => {
        const module = await WebAssembly.compile(uniqueBytes(bytes, `${variant} ${other}`))
        return instantiate(module, sharedMemory)
      },
    }
  },

  instantiate: async ({ variant, url, mark, sharedMemory }, visit) => {
    let phase: 'download' | 'compile' | 'instantiate' = 'download'
    try {
      const bytes = uniqueBytes(await requestBytes(url, visit), mark)
      phase = 'compile'
      const module = await WebAssembly.compile(bytes)
      phase = 'instantiate'
      return await instantiate(module, sharedMemory)
    } catch (cause) {
      throw new VariantError(variant, isAboutMemory(cause) ? 'memory' : phase, cause)
    }
  },
}
