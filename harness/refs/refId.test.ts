import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Name } from '../schema/names.ts'
import { refId } from './refId.ts'

const sha = '1a2b3c4d5e6f708192a3b4c5d6e7f80912233445'

describe('the name of a ref', () => {
  it.each([
    ['main', 'main@1a2b3c4'],
    ['origin/main', 'origin-main@1a2b3c4'],
    ['HEAD~2', 'HEAD-2@1a2b3c4'],
    ['HEAD^', 'HEAD@1a2b3c4'],
    ['@{upstream}', 'upstream@1a2b3c4'],
    ['1a2b3c4d', '1a2b3c4'],
    ['1A2B3C4D', '1a2b3c4'],
    // A branch that happens to look like the hash of another commit keeps its name.
    ['deadbeef', 'deadbeef@1a2b3c4'],
    ['…', '1a2b3c4'],
  ])('of %s is %s', (typed, id) => expect(refId(typed, sha)).toBe(id))

  it('is always a name that paths and URLs can hold', () => {
    assert(property(string({ unit: 'grapheme', maxLength: 200 }), (typed) => Name.safeParse(refId(typed, sha)).success))
  })
})
