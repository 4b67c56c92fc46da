import type { Quirks } from './quirks.ts'

/** Renderers that draw on the CPU. */
const onCpu = /swiftshader|llvmpipe|softpipe|software|basic render/i
/** WebKit calls every renderer this, on Apple's machines and on others. */
const masked = 'Apple GPU'

/** What draws, as WebGL calls it; `null` where there is no WebGL or it does not say. The context is given back at once. */
export const rendererName = (): string | null => {
  const gl = document.createElement('canvas').getContext('webgl')
  if (gl === null) return null
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = gl.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof name === 'string' && name !== '' ? name.slice(0, 1000) : null
}

const whatHolds =
  'The time inside Wasm holds elsewhere too; uploads, intervals and dropped frames are those of this machine.'

/** Notes a browser that draws without a graphics processor, or may do so. */
export const noteSoftware = (renderer: string | null, quirks: Quirks): void => {
  if (renderer === null)
    quirks.note('software-rendering', `There is no WebGL, so this browser draws without a GPU. ${whatHolds}`)
  else if (onCpu.test(renderer)) quirks.note('software-rendering', `${renderer} draws, without a GPU. ${whatHolds}`)
  else if (renderer === masked)
    quirks.note(
      'renderer-unknown',
      `This browser calls whatever draws "${masked}", so whether there is a GPU cannot be told.`,
    )
}
