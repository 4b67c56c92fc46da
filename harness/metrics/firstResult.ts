import { once } from './loadPhase.ts'

export const firstResult = once({
  id: 'first-result',
  title: 'Time to first verified result',
  description:
    'From the request for the module, compiled while it arrives, until its first result has been found correct; making the input (bench_setup) is left out. The only load figure that means the same in every engine.',
})
