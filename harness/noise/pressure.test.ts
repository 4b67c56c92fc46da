import { expect, test } from 'vitest'
import { parsePressureUs } from './pressure.ts'

test('reads the total of "some"', () => {
  const recorded = `some avg10=0.73 avg60=0.69 avg300=5.73 total=3098554700
full avg10=0.00 avg60=0.00 avg300=0.00 total=17
`
  expect(parsePressureUs(recorded)).toBe(3_098_554_700)
})

test.each(['', 'full avg10=0.00 avg60=0.00 avg300=0.00 total=17\n', 'some avg10=0.73\n'])(
  'makes nothing of %j',
  (text) => {
    expect(parsePressureUs(text)).toBeNull()
  },
)
