import { createSurface } from '../../harness/page/frames/surface.ts'

/**
 * Not a visit, but the script of a page that looks whether pictures arrive on the canvas: at two addresses, after a change
 * in linear memory, and after the memory has grown. What it found is posted as the visit's trouble.
 */
const here = new URL(location.href)
const visit = here.pathname.split('/').at(-1) ?? ''
const size = { width: 4, height: 2 }
const memory = new WebAssembly.Memory({ initial: 1 })
const surface = createSurface(size)

/** Fills the picture at an address with a colour, shows it, and reads it back. */
const shown = (address: number, colour: number): boolean => {
  new Uint32Array(memory.buffer, address, size.width * size.height).fill(colour)
  surface.show(memory, address)
  const { data } = document.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, size.width, size.height) ?? {}
  return data !== undefined && new Uint32Array(data.buffer).every((pixel) => pixel === colour)
}

const found: Record<string, boolean> = {
  first: shown(64, 0xff_00_00_ff),
  changed: shown(64, 0xff_12_34_56),
  elsewhere: shown(1024, 0xff_65_43_21),
}
memory.grow(1)
found['grown'] = shown(1024, 0xff_0a_0b_0c)
let refused = false
try {
  surface.show(memory, memory.buffer.byteLength - 4)
} catch (error) {
  refused = error instanceof RangeError
}
surface.remove()
await fetch(`/api/visits/${visit}/trouble`, {
  method: 'POST',
  headers: { 'x-crosslane-token': here.searchParams.get('token') ?? '', 'content-type': 'application/json' },
  body: JSON.stringify({
    visit,
    message: JSON.stringify({ ...found, refused, removed: document.querySelector('canvas') === null }),
  }),
})
