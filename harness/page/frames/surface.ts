import type { Frame } from '../../schema/crate.ts'

/** A canvas that framebuffers are uploaded to. */
export interface Surface {
  /**
   * Shows the picture that begins at this address. Nothing is copied on the Wasm side: the browser reads linear memory.
   *
   * @throws RangeError when the picture does not lie within the memory
   */
  show(memory: WebAssembly.Memory, address: number): void
  remove(): void
}

/** A canvas of the frame's size at the end of the page. */
export const createSurface = ({ width, height }: Pick<Frame, 'width' | 'height'>): Surface => {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error(`this browser has no 2D canvas of ${width} × ${height} pixels`)
  document.body.append(canvas)
  let image: ImageData | null = null

  /** A view stays good until the memory grows, which detaches its buffer, or the picture is elsewhere. */
  const isView = ({ data }: ImageData, { buffer }: WebAssembly.Memory, address: number): boolean =>
    data.buffer === buffer && data.byteOffset === address

  return {
    show: (memory, address) => {
      if (image === null || !isView(image, memory, address)) {
        // Of a memory that is not shared; ImageData takes no other.
        const buffer = memory.buffer as ArrayBuffer
        image = new ImageData(new Uint8ClampedArray(buffer, address, width * height * 4), width, height)
      }
      context.putImageData(image, 0, 0)
    },
    remove: () => canvas.remove(),
  }
}
