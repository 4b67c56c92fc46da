import { pause } from '../pause.ts'

/** The engine waits for a collection of its own before it answers, for up to 20 s unless it is told otherwise. */
const limitMs = 5000

/** Chromium 89 and later, in isolated pages. */
interface Measuring {
  readonly measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>
}

/** What the engine itself says of the memory of this page, in bytes; `null` where it does not, or not in time. */
export const userAgentMemory = async (): Promise<number | null> => {
  const measuring = performance as Measuring
  if (!measuring.measureUserAgentSpecificMemory || !globalThis.crossOriginIsolated) return null
  const answer = measuring.measureUserAgentSpecificMemory().then(
    ({ bytes }) => bytes,
    () => null,
  )
  return Promise.race([answer, pause(limitMs).then(() => null)])
}
