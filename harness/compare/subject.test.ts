import { describe, expect, it } from 'vitest'
import { Config, Design, type Stop } from '../schema/config.ts'
import { type DesignOptions, designWith } from '../config/design.ts'
import { subjectOf } from './subject.ts'

const config = Config.parse({})

describe('what is compared', () => {
  it.each([
    [{ things: ['scalar', 'simd'] }, { kind: 'variants', a: 'scalar', b: 'simd', crates: undefined }],
    [
      { things: ['simd', 'autovec'], crates: ['dot'] },
      { kind: 'variants', a: 'simd', b: 'autovec', crates: ['dot'] },
    ],
    [
      { things: [], crates: ['dot', 'naive'] },
      { kind: 'crates', a: 'dot', b: 'naive', variant: 'scalar' },
    ],
    [
      { things: [], crates: ['dot', 'naive'], variant: 'simd' },
      { kind: 'crates', a: 'dot', b: 'naive', variant: 'simd' },
    ],
    [
      { things: [], refs: ['main'] },
      { kind: 'refs', a: 'main', b: null, crates: undefined, variant: 'scalar' },
    ],
    [
      { things: [], refs: ['main', 'HEAD'], crates: ['dot', 'naive', 'third'], variant: 'simd' },
      { kind: 'refs', a: 'main', b: 'HEAD', crates: ['dot', 'naive', 'third'], variant: 'simd' },
    ],
  ])('%j', (typed, subject) => expect(subjectOf(typed, config)).toEqual(subject))

  it.each([
    [{ things: [] }, 'none was named'],
    [{ things: ['simd'] }, '1 was named'],
    [{ things: ['scalar', 'autovec', 'simd'] }, '3 were named'],
    [{ things: ['simd', 'simd'] }, '"simd" is named twice'],
    [{ things: ['scalar', 'simd'], refs: ['main'] }, 'variants and --refs were both named'],
    [{ things: ['scalar', 'simd'], variant: 'simd' }, '--variant is for'],
    [{ things: [], refs: [] }, '0 were named'],
    [{ things: [], refs: ['a', 'b', 'c'] }, '3 were named'],
    [{ things: [], crates: ['dot'] }, '1 was named'],
    [{ things: [], crates: ['dot', 'dot'] }, '"dot" is named twice'],
  ])('%j is refused', (typed, why) => {
    expect(() => subjectOf(typed, config)).toThrow(why)
    expect(() => subjectOf(typed, config)).toThrow(expect.objectContaining({ code: 'compareWhat', exit: 'wrongUse' }))
  })

  it('names variants that there are', () => {
    for (const typed of [{ things: ['scalar', 'smid'] }, { things: [], refs: ['main'], variant: 'smid' }]) {
      expect(() => subjectOf(typed, config)).toThrow(
        expect.objectContaining({ code: 'unknownVariant', hint: expect.stringContaining('Did you mean "simd"?') }),
      )
    }
    expect(() => subjectOf({ things: ['scalar', 'constructor'] }, config)).toThrow('no variant "constructor"')
  })
})

describe('the design of a comparison', () => {
  const measure = Design.shape.measure.parse(['throughput', 'frames'])
  const design = Design.parse({ blocks: 12, margin: 0.02, stop: { when: 'decided' }, measure })
  const asTyped = { untilDecided: false }

  it('is the config’s when nothing is said', () => expect(designWith(design, asTyped)).toEqual(design))

  it.each([
    [{ untilDecided: true }, { when: 'decided' }],
    [
      { untilDecided: false, precision: 0.005 },
      { when: 'precision', share: 0.005 },
    ],
    [
      { untilDecided: false, timeMs: 30_000 },
      { when: 'time', timeMs: 30_000 },
    ],
    [{ untilDecided: false, blocks: 7 }, { when: 'blocks' }],
    [{ untilDecided: true, blocks: 7 }, { when: 'decided' }],
  ] satisfies [DesignOptions, Stop][])('ends with %j', (options: DesignOptions, stop: Stop) => {
    expect(designWith(design, options)).toEqual({ ...design, stop, blocks: options.blocks ?? 12 })
  })

  it('looks at the noise of the machine as it is told', () => {
    expect(designWith(design, { ...asTyped, env: 'strict' })).toEqual({ ...design, env: 'strict' })
  })

  it('loads in pages of their own only where a number of blocks ends the run, or it is asked for', () => {
    const all = Design.parse({})
    const measured = (options: Partial<DesignOptions>) => designWith(all, { ...asTyped, ...options }).measure
    expect(measured({})).toContain('load')
    expect(measured({ timeMs: 30_000 })).not.toContain('load')
    expect(measured({ timeMs: 30_000, measure: ['load'] })).toEqual(['load'])
    expect(measured({ timeMs: 30_000, caches: ['http'] })).toContain('load')
  })

  it('has one end', () => {
    expect(() => designWith(design, { untilDecided: true, precision: 0.01 })).toThrow('--until-decided, --precision')
  })

  it('never calls a difference beyond the threshold none', () => {
    expect(designWith(design, { ...asTyped, threshold: 0.005 }).margin).toBe(0.005)
    expect(designWith(design, { ...asTyped, threshold: 0.1 }).margin).toBe(0.02)
  })
})
