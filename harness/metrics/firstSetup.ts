import { once } from './loadPhase.ts'

export const firstSetup = once({
  id: 'first-setup',
  title: 'First set-up',
  description: 'The first bench_setup(), which makes the input and pays for what the engine has put off of its code.',
})
