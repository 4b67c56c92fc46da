import type { Phase } from '../../schema/visit.ts'
import { attempt } from '../attempt.ts'
import { requestBytes } from '../request.ts'
import type { Exports, Language } from './language.ts'
import { markedFurther, markedUrl } from './markedUrl.ts'
import { step } from './step.ts'

/** An address is evaluated once in a page: another instance needs another address. */
const evaluated = (address: string): Promise<Exports> => import(address) as Promise<Exports>

/** Engines let one down with a TypeError, whatever the reason; what else is thrown, the script throws. */
const phaseOf = (cause: unknown): Phase => {
  if (cause instanceof SyntaxError) return 'compile'
  return cause instanceof TypeError ? 'download' : 'instantiate'
}

/** Time in which the browser has written down what it has loaded, in ms. */
const entryLimitMs = 1000

/**
 * Whether nothing was transferred for that address. What the browser does not say counts as transferred: WebKitGTK 2.50 repeats
 * the size of the first transfer when a script comes from its memory.
 */
const cameFromCache = async (address: string): Promise<boolean> => {
  const { href } = new URL(address, location.href)
  const find = () => performance.getEntriesByName(href, 'resource').at(-1) as PerformanceResourceTiming | undefined
  const end = performance.now() + entryLimitMs
  while (find() === undefined && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
  const entry = find()
  return entry !== undefined && entry.transferSize === 0 && entry.decodedBodySize > 0
}

/**
 * Scripts: imported, which compiles and evaluates them as the engine thinks fit, function by function when they are first
 * called. So nothing can be said of compiling and instantiating by themselves.
 */
export const javascript: Language = {
  arrive: async ({ variant, url, mark }) => {
    const address = markedUrl(url, mark)
    const exports = await attempt(variant, phaseOf, () => evaluated(address))
    return { exports, ms: {}, fromCache: () => cameFromCache(address) }
  },

  inSteps: async ({ variant, url, mark }, visit, announce) => {
    const address = markedFurther(url, mark, 'again')
    const [download] = await step(variant, 'download', announce, () => requestBytes(address, visit))
    return { ms: { download }, another: (other) => evaluated(markedFurther(url, mark, other)) }
  },

  instantiate: ({ variant, url, mark }) => attempt(variant, phaseOf, () => evaluated(markedUrl(url, mark))),
}
