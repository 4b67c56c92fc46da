import { expect, test } from 'vitest'
import { firstError } from './firstError.ts'

test.each([
  ['warning: unused\nerror[E0425]: cannot find value `x`\n --> src/lib.rs:1:1', 'cannot find value `x`'],
  ['Fatal: error validating input\n', 'Fatal: error validating input'],
  ['\n  it broke\n', 'it broke'],
  ['', 'it gave no reason'],
])('%j', (output, line) => {
  expect(firstError(output)).toBe(line)
})
