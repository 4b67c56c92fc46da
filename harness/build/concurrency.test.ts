import { expect, test } from 'vitest'
import { limitTo } from './concurrency.ts'

test('no more than so many at a time, first come first served, whatever fails', async () => {
  const limit = limitTo(2)
  const begun: number[] = []
  let running = 0
  let most = 0
  const task = (id: number): Promise<number> =>
    limit(async () => {
      begun.push(id)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (id % 3 === 0) throw new Error(`task ${id}`)
      return id
    })
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(task))
  expect(most).toBe(2)
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(results.map(({ status }) => status)).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((id) => (id % 3 === 0 ? 'rejected' : 'fulfilled')),
  )
})
