import { once } from './loadPhase.ts'

export const warmUp = once({
  id: 'warm-up',
  title: 'Warm-up',
  description:
    'Time spent in calls from the first one on until the code was as fast as it became, within 2 %: what the engine takes to replace its first code by its last. Seen in slices of 1 ms. Only where the times became steady.',
})
