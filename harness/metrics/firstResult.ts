import { once } from './loadPhase.ts'

export const firstResult = once({
  id: 'first-result',
  title: 'Time to first verified result',
  description:
    'From the request for the module until its first result has been found correct: the only load figure that means the same in every engine.',
})
