import { frameQuantile } from './frameQuantile.ts'

export const frameUpload = frameQuantile({
  id: 'frame-upload',
  title: 'Upload per frame',
  description:
    'putImageData() of the framebuffer as it lies in linear memory: the median over the frames of a visit. What the browser does with it later, outside the frame, is not in it.',
  series: 'frame-upload',
  p: 0.5,
})
