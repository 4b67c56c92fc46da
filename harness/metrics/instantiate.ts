import { once } from './loadPhase.ts'

export const instantiate = once({
  id: 'instantiate',
  title: 'Instantiate',
  description: 'WebAssembly.instantiate() of the compiled module.',
})
