import { expect, it } from 'vitest'
import { measured, visited } from './exampleJournal.ts'
import { quirkWarnings } from './quirks.ts'

const odd = (block: number, benchmark: string, code: string) => {
  const visit = visited(block, [measured('scalar', [1])], { benchmark })
  return { ...visit, result: { ...visit.result, quirks: [{ code, message: `It is ${code}.` }] } }
}

it('tells what is odd about a browser once, with how often it was so and what to do', () => {
  const [stalled, drawn, ...more] = quirkWarnings([
    odd(0, 'dot', 'frames-stalled'),
    odd(1, 'add', 'frames-stalled'),
    odd(1, 'add', 'software-rendering'),
    visited(2, [measured('scalar', [1])]),
  ])
  expect(stalled).toMatchObject({ browser: 'chromium', benchmark: null, message: 'It is frames-stalled. (2 times)' })
  expect(drawn).toMatchObject({
    benchmark: 'add',
    message: 'It is software-rendering.',
    hint: expect.stringContaining('GPU'),
  })
  expect(more).toEqual([])
})
