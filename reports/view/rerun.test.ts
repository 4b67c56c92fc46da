import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { shellCommand } from '../format/shellCommand.ts'
import { optionOf, withoutOptions } from './commandOptions.ts'
import { rerun } from './rerun.ts'

const example = exampleRun({ benchmarks: 2 })
const [dot] = example.benchmarks
if (dot === undefined) throw new Error('The example has no benchmark.')

/** The line that repeats the first benchmark of a run that was typed like this. */
const line = (typed: string, change: Partial<RunDocument> = {}, benchmark: Partial<typeof dot> = {}): string =>
  shellCommand(rerun({ ...example, command: typed.split(' '), seed: 7, ...change }, { ...dot, ...benchmark }))
const suites = { simd: ['scalar', 'simd'] }

describe('rerun', () => {
  it.each([
    ['crosslane run', 'npx crosslane run --crates dot --seed 7'],
    ['crosslane run --seed 7 --blocks 20', 'npx crosslane run --blocks 20 --crates dot --seed 7'],
    ['crosslane run --seed=9 --crates=a,b', 'npx crosslane run --crates dot --seed 7'],
    [
      'crosslane run --browsers firefox --time 2m',
      'npx crosslane run --browsers firefox --time 2m --crates dot --seed 7',
    ],
    ['crosslane run --crates a,dot --quick --setup --open', 'npx crosslane run --quick --crates dot --seed 7'],
    ['crosslane compare scalar simd', 'npx crosslane compare scalar simd --crates dot --seed 7'],
    [
      'crosslane compare --refs main --crates a,dot --variant simd',
      'npx crosslane compare --refs main --variant simd --crates dot --seed 7',
    ],
    ['crosslane bisect --good v1 --bad HEAD', 'npx crosslane bisect --good v1 --bad HEAD --crates dot --seed 7'],
    ['crosslane calibrate --time 30s', 'npx crosslane calibrate --time 30s --seed 7'],
    [
      'crosslane nightly --control v1.0 --ref abc --env strict --markdown night.md',
      'npx crosslane run --env strict --crates dot --seed 7',
    ],
  ])('%s', (typed, again) => {
    expect(line(typed)).toBe(again)
  })

  it('says what a suite had chosen: variants and what is measured', () => {
    expect(line('crosslane run --suite simd,peers', {}, { suites, measure: ['throughput', 'memory'] })).toBe(
      'npx crosslane run --crates dot --variants autovec,simd --measure throughput,memory --seed 7',
    )
    expect(line('crosslane run --suite simd --variants simd --measure load', {}, { suites })).toBe(
      'npx crosslane run --variants simd --measure load --crates dot --seed 7',
    )
  })

  it('says what a quick run had left out: who names crates would get it', () => {
    const design = { ...example.design, measure: ['throughput' as const] }
    expect(line('crosslane run --quick', { design })).toBe(
      'npx crosslane run --quick --crates dot --measure throughput --seed 7',
    )
  })

  it('leaves two crates alone that were compared with each other', () => {
    expect(line('crosslane compare --crates dot,sum --time 30s', {}, { variants: ['dot', 'sum'] })).toBe(
      'npx crosslane compare --crates dot,sum --time 30s --seed 7',
    )
  })

  it('quotes names that a shell would take apart', () => {
    expect(line('crosslane run', {}, { crate: "a b'c" })).toBe(
      String.raw`npx crosslane run --crates 'a b'\''c' --seed 7`,
    )
  })
})

describe('options of a command', () => {
  const command = ['run', '--crates', 'a,b', '--quick', '--seed=7', '--crates=c']
  it('are found in either form, the last one first', () => {
    expect(optionOf(command, '--crates')).toBe('c')
    expect(optionOf(command, '--seed')).toBe('7')
    expect(optionOf(command, '--suite')).toBeNull()
    expect(optionOf(['run', '--crates'], '--crates')).toBe('')
  })
  it('are left out with their values', () => {
    expect(withoutOptions(command, ['--crates', '--seed'])).toEqual(['run', '--quick'])
  })
})
