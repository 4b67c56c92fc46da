import { once } from './loadPhase.ts'

export const firstCall = once({
  id: 'first-call',
  title: 'First call',
  description: 'The first bench_run(), which pays for whatever the engine has put off.',
})
