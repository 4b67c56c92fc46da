import { describe, expect, it } from 'vitest'
import { everything, type Filter, isEverything } from '../../view/filter.ts'
import { fragmentOf, placeOf } from './fragment.ts'

const known: Filter = {
  browsers: ['chromium', 'firefox'],
  crates: ['dot-f32', 'a@b'],
  variants: ['simd'],
  metrics: ['time', 'size-brotli'],
}

describe('an address', () => {
  it.each<[string, Filter, string]>([
    ['speed-up', everything, 'speed-up'],
    ['', { ...everything, browsers: ['firefox'] }, '?browser=firefox'],
    [
      'load',
      { ...everything, crates: ['dot-f32', 'a@b'], metrics: ['time'] },
      'load?crate=dot-f32&crate=a%40b&metric=time',
    ],
  ])('of %s and %o is %s, and comes back', (anchor, filter, fragment) => {
    expect(fragmentOf({ anchor, filter })).toBe(fragment)
    expect(placeOf(fragment, known)).toEqual({ anchor, filter })
  })

  it('says nothing of what the report does not have', () => {
    expect(placeOf('x?browser=opera&browser=firefox&sort=up', known)).toEqual({
      anchor: 'x',
      filter: { ...everything, browsers: ['firefox'] },
    })
    expect(isEverything(placeOf('?browser=opera', known).filter)).toBe(true)
  })
})
