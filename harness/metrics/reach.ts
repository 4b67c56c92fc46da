import type { Metric } from './metric.ts'

export const reach: Metric = {
  id: 'reach',
  title: 'Reach',
  description:
    'Share of all users whose browser is known to run the module, by the Wasm features that it really uses: at most, because the statistics count old versions of Chrome for Android as the newest.',
  unit: 'share',
  better: 'higher',
  group: 'reach',
  collect: { from: 'build', read: (artefact) => artefact.reach?.share ?? null },
}
