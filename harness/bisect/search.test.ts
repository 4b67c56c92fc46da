import { describe, expect, it } from 'vitest'
import { type Judgement, search, stepsLeft } from './search.ts'

const commits = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`)
const judgeBy = (firstBad: number, untestable: readonly number[] = []) => {
  const asked: string[] = []
  const judge = async (commit: string): Promise<Judgement> => {
    asked.push(commit)
    const index = Number(commit.slice(1))
    if (untestable.includes(index)) return { kind: 'untestable', why: '' }
    return { kind: index >= firstBad ? 'bad' : 'good', why: '' }
  }
  return { asked, judge }
}

describe('search', () => {
  it.each([1, 2, 3, 8, 100, 1000])('finds any first bad commit of %d in log₂ steps', async (count) => {
    for (let first = 0; first < count; first += Math.ceil(count / 10)) {
      const { asked, judge } = judgeBy(first)
      expect((await search(commits(count), judge)).suspects).toEqual([`c${first}`])
      expect(asked.length).toBeLessThanOrEqual(stepsLeft(count))
      expect(new Set(asked).size).toBe(asked.length)
    }
  })

  it('passes over what cannot be tested', async () => {
    const { judge } = judgeBy(5, [4, 7])
    expect((await search(commits(10), judge)).suspects).toEqual(['c4', 'c5'])
    expect((await search(commits(10), judgeBy(5, [7, 8]).judge)).suspects).toEqual(['c5'])
  })

  it('names all that are left where none between can be tested', async () => {
    const { asked, judge } = judgeBy(3, [0, 1, 2, 3])
    expect((await search(commits(5), judge)).suspects).toEqual(['c0', 'c1', 'c2', 'c3', 'c4'])
    expect(asked).toHaveLength(4)
  })

  it('tells how many steps are left', async () => {
    const left: number[] = []
    const { judge } = judgeBy(8)
    await search(commits(16), (commit, steps) => {
      left.push(steps)
      return judge(commit)
    })
    expect(left).toEqual([4, 3, 2, 1])
  })
})
