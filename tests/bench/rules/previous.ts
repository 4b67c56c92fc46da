import type { Rule } from './rule.ts'

/** The rule of github-action-benchmark: twice the time of the night before. */
export const previous: Rule = {
  title: '200 % of the previous value',
  begin: () => (nights) => {
    const [before, last] = nights.slice(-2).map(({ time }) => time)
    return before !== undefined && last !== undefined && last > 2 * before ? nights.length - 1 : null
  },
}
