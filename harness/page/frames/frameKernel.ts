import type { Frame } from '../../schema/crate.ts'
import type { JobVariant } from '../../schema/job.ts'
import type { Phase } from '../../schema/visit.ts'
import { attempt } from '../attempt.ts'
import { markedUrl } from '../languages/markedUrl.ts'
import type { Announce } from '../loadVariants.ts'
import { request, streamingPhase } from '../request.ts'
import { VariantError } from '../variantError.ts'
import { pictureAt, pictureChecksum, wrongPicture } from './picture.ts'

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly frame_setup: (n: number, width: number, height: number) => void
  readonly frame_step: (frame: number) => number
}

/** An instance of a variant that draws. */
export interface FrameKernel {
  readonly variant: string
  readonly memory: WebAssembly.Memory
  /** What its picture added up to when it was verified. */
  readonly checksum: number
  /** The workload that its declared size stands for. */
  readonly size: number
  /** Begins anew with a workload of n; the next frame is frame 0. */
  setUp(n: number): void
  /** Draws a frame; returns the address of its picture. */
  step(frame: number): number
  /** Draws the first frames of the declared size and checks the picture. @throws VariantError */
  verify(): void
}

/**
 * Downloads, compiles and instantiates a variant, and checks what it draws.
 *
 * @param visit the page's own
 * @param mark unlike that of any other load in this browser: makes the module's bytes unlike any that it has compiled before
 * @param announce called before the module's own code runs for the first time: it may never return
 * @throws VariantError
 */
export const loadFrameKernel = async (
  { id: variant, url, size, expected }: JobVariant,
  frame: Frame,
  visit: string,
  mark: string,
  announce: Announce,
): Promise<FrameKernel> => {
  const module = await attempt(variant, streamingPhase, async () =>
    WebAssembly.compileStreaming(await request(markedUrl(url, mark), visit)),
  )
  const instance = await attempt(variant, 'instantiate', () => WebAssembly.instantiate(module))
  const { memory, frame_setup, frame_step } = instance.exports as unknown as Exports
  await announce('first-call')

  const setUp = (n: number): void => frame_setup(n, frame.width, frame.height)
  const step = (number: number): number => frame_step(number) >>> 0
  /** Draws the first frames and adds the picture up. */
  const drawn = (): number => {
    let during: Phase = 'setup'
    try {
      setUp(size)
      during = 'first-call'
      let address = 0
      for (let number = 0; number < frame.verifyAfter; number++) address = step(number)
      during = 'verify'
      const checksum = pictureChecksum(pictureAt(memory, address, frame))
      const wrong = wrongPicture(checksum, expected, frame)
      if (wrong !== null) throw new Error(wrong)
      return checksum
    } catch (cause) {
      throw new VariantError(variant, during, cause)
    }
  }
  return { variant, memory, checksum: drawn(), size, setUp, step, verify: () => void drawn() }
}
