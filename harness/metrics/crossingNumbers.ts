import { crossing } from './crossing.ts'

export const crossingCall = crossing('call', {
  title: 'Call into Wasm',
  description: 'One call of a Wasm function from JavaScript through wasm-bindgen, an i32 in and an i32 out.',
})

export const crossingCallOut = crossing('call-out', {
  title: 'Call out to JavaScript',
  description: 'One call of an imported JavaScript function from Wasm, an i32 in and an i32 out.',
})

export const crossingElements = crossing('elements', {
  title: 'Element, a call for each',
  description: 'Per element: an array of f64 is added up with one call into Wasm for each element.',
})

export const crossingBatched = crossing('batched', {
  title: 'Element, one call for all',
  description: 'Per element: the same array is copied into Wasm by a single call and added up there.',
})
