import { frameQuantile } from './frameQuantile.ts'

export const budgetShare = frameQuantile({
  id: 'budget-share',
  title: 'Share of the frame budget',
  description:
    'Work per frame, 95th percentile, as a share of the time that a frame may take: 16.67 ms unless the config says otherwise. Above 100 % frames cannot keep up.',
  series: 'budget-share',
  p: 0.95,
  unit: 'share',
})
