/** A released version as its numbers: `16.4` is [16, 4]. */
type Numbers = readonly number[]

/** `null` for what is no number: `preview`, `TP`, `all`. Of a range, such as `15.2-15.3`, the lower end. */
const numbersOf = (version: string): Numbers | null => {
  const [lower = ''] = version.replace(/^≤/, '').split('-')
  return /^\d+(\.\d+)*$/.test(lower) ? lower.split('.').map(Number) : null
}

const compare = (a: Numbers, b: Numbers): number => {
  const longer = Math.max(a.length, b.length)
  for (let index = 0; index < longer; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether the version is `bound` or later; `null` where one of them is no number. */
export const isAtLeast = (version: string, bound: string): boolean | null => {
  const [own, other] = [numbersOf(version), numbersOf(bound)]
  return own === null || other === null ? null : compare(own, other) >= 0
}
