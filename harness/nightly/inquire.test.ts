import { expect, it } from 'vitest'
import { exampleComparison, exampleRow } from '../compare/exampleComparison.ts'
import { problem } from '../errors.ts'
import { exampleSuspicion as suspicion } from './exampleNights.ts'
import { type Inquiry, inquire, isTold } from './inquire.ts'

it('measures once for all suspicions of the same two commits and variant', async () => {
  const asked: Inquiry[] = []
  const suspicions = [
    suspicion(),
    suspicion({ browser: 'chromium' }),
    suspicion({ benchmark: 'fir' }),
    suspicion({ variant: 'scalar' }),
    suspicion({ kind: 'lost', ratio: null }),
    suspicion({ before: { ...suspicion().before, commit: 'tonight' } }),
    suspicion({ kind: 'exact', browser: null, metric: 'size-raw' }),
  ]
  const found = await inquire(suspicions, 'tonight', async (inquiry) => {
    asked.push(inquiry)
    return exampleComparison({ rows: [exampleRow(0.98)] })
  })
  const before = suspicion().before.commit
  expect(asked).toEqual([
    {
      before,
      variant: 'simd',
      benchmarks: ['dot', 'fir'],
      browsers: ['firefox', 'chromium'],
      metrics: ['time'],
      fails: false,
    },
    { before, variant: 'scalar', benchmarks: ['dot'], browsers: ['firefox'], metrics: ['time'], fails: false },
    { before, variant: 'simd', benchmarks: ['dot'], browsers: ['firefox'], metrics: ['time'], fails: true },
  ])
  expect(found).toHaveLength(suspicions.length)
  expect(found.map(({ cause }) => cause)).toEqual([
    'nothing',
    'code',
    'code',
    'undecided',
    'undecided',
    'code',
    'nothing',
  ])
})

it('does not tell what could not be measured', async () => {
  const [found] = await inquire([suspicion()], 'tonight', () => Promise.reject(problem('noControl')))
  expect(found).toMatchObject({ cause: 'undecided', why: problem('noControl').message })
  expect(isTold({ cause: 'undecided' })).toBe(false)
  await expect(inquire([suspicion()], 'tonight', () => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
})
