import { describe, expect, it } from 'vitest'
import { Design } from '../../harness/schema/config.ts'
import { loadsInWords } from './design.ts'

describe('how modules were loaded', () => {
  it('is in a page of their own, with the state of the caches and the network', () => {
    expect(loadsInWords(Design.parse({}))).toBe('each in a page of its own, from cold caches, from this machine')
    const network = { name: '4g', rttMs: 170, downBytesPerSecond: 1_125_000 }
    expect(loadsInWords(Design.parse({ caches: ['cold', 'http', 'code'], network }))).toBe(
      'each in a page of its own, from cold, warm HTTP and warm code caches, over 4g (170 ms, 1.13 MB/s)',
    )
  })

  it('is along with the throughput where nothing else was asked for', () => {
    expect(loadsInWords(Design.parse({ measure: ['throughput'] }))).toContain('in one page')
  })
})
