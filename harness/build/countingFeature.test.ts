import { expect, test } from 'vitest'
import { countingFeature } from './countingFeature.ts'
import type { Package } from './workspace.ts'

const pack = (name: string, features: string[], pathDependencies: string[] = []): Package => ({
  name,
  folder: `/ws/${name}`,
  features,
  pathDependencies,
  crosslane: undefined,
})
const support = pack('support', ['counting'])
const plain = pack('plain', ['simd'])

test("the crate's own feature comes first", () => {
  expect(countingFeature(pack('dot', ['counting'], ['/ws/support']), [support])).toBe('counting')
})

test('a dependency that has it does too', () => {
  expect(countingFeature(pack('dot', ['simd'], ['/ws/plain', '/ws/support']), [plain, support])).toBe(
    'support/counting',
  )
})

test('nothing counts for a crate that has neither, whoever its neighbours are', () => {
  expect(countingFeature(pack('dot', [], ['/ws/plain']), [plain, support])).toBeNull()
})
