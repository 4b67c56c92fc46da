import { frameQuantile } from './frameQuantile.ts'

const what = 'Time within the animation frame: frame_step() and the upload of its picture.'
const work = (p: number, name: string, words: string) =>
  frameQuantile({
    id: `frame-work-${name}`,
    title: `Work per frame, ${name}`,
    description: `${what} ${words}`,
    series: 'frame-work',
    p,
  })

export const frameWorkP50 = work(0.5, 'p50', 'Half of the frames take longer.')
export const frameWorkP95 = work(0.95, 'p95', 'One frame in 20 takes longer.')
export const frameWorkP99 = work(0.99, 'p99', 'One frame in 100 takes longer.')
