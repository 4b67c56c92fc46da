import { crossing } from './crossing.ts'

export const crossingArrayCopied = crossing('array-copied', {
  title: 'Array in, copied',
  description: 'One call: a Float32Array of 64 KiB is filled outside of linear memory and copied into it by the glue.',
})

export const crossingArrayViewed = crossing('array-viewed', {
  title: 'Array in, viewed',
  description: 'One call: 64 KiB are filled in place, through a view on linear memory; nothing is copied.',
})

export const crossingSharedArray = crossing('shared-array', {
  title: 'Array in, from shared memory',
  description: 'One call: a Float32Array of 64 KiB on a SharedArrayBuffer is filled and copied into linear memory.',
})
