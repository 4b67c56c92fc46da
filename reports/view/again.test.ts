import { expect, it } from 'vitest'
import { again } from './again.ts'

it('repeats the random choices, and leaves out what only the first run needs', () => {
  expect(again(['crosslane', 'run', '--quick', '--setup', '--open'], 7)).toEqual([
    'npx',
    'crosslane',
    'run',
    '--quick',
    '--seed',
    '7',
  ])
})

it.each([[['--seed', '7']], [['--seed=7']]])('keeps a seed that was given: %j', (given) => {
  expect(again(['crosslane', 'run', ...given], 7)).toEqual(['npx', 'crosslane', 'run', ...given])
})
