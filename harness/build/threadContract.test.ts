import { expect, test } from 'vitest'
import type { CrateKind } from '../schema/crate.ts'
import { Variant } from '../schema/variant.ts'
import { checkContract } from './contract.ts'
import { assemble } from './inspect/assemble.ts'
import { inspect } from './inspect/inspect.ts'

const memory = '(import "env" "memory" (memory 17 64 shared)) (export "memory" (memory 0))'
const work = [
  '(func (export "bench_setup") (param i32))',
  '(func (export "bench_run") (result i32) (i32.const 1))',
].join('')
const worker = '(func (export "worker_run"))'
const linked = [
  '(global (export "__stack_pointer") (mut i32) (i32.const 0))',
  '(global (export "__tls_size") i32 (i32.const 8))',
  '(global (export "__tls_align") i32 (i32.const 4))',
  '(func (export "__wasm_init_tls") (param i32))',
].join('')

const check = (text: readonly string[], kind: CrateKind = 'throughput', threads = true): void =>
  checkContract(inspect(assemble(`(module ${text.join('\n')})`)), {
    id: 'threads',
    variant: Variant.parse({ threads }),
    crateFeatures: [],
    kind,
  })

test('a module for threads takes its memory from the page, and nothing else', () => {
  check([memory, work, worker, linked])
  check([memory, work, worker, linked], 'memory')
  expect(() => check([memory, work], 'throughput', false)).toThrow('It imports env.memory')
})

test.each<[string, string[], string]>([
  ['it imports more', ['(import "env" "now" (func (result f64)))', memory, work, worker, linked], 'It imports env.now'],
  [
    'its memory is its own',
    ['(memory (export "memory") 1)', work, worker, linked],
    'It does not import a shared memory as env.memory',
  ],
  [
    'the memory is not shared',
    ['(import "env" "memory" (memory 17 64)) (export "memory" (memory 0))', work, worker, linked],
    'It does not import a shared memory as env.memory',
  ],
  ['nobody can join', [memory, work, linked], 'It does not export worker_run'],
  [
    'those who join have to say something',
    [memory, work, '(func (export "worker_run") (param i32))', linked],
    'It does not export worker_run',
  ],
  [
    'a thread would have no stack',
    [memory, work, worker, linked.replace('__stack_pointer', 'sp')],
    'It does not export __stack_pointer',
  ],
])('when %s, the reason says so', (_, text, reason) => {
  expect(() => check(text)).toThrow(reason)
})

test('threads are for crates whose pages start them', () => {
  const draws =
    '(func (export "frame_setup") (param i32 i32 i32)) (func (export "frame_step") (param i32) (result i32) (i32.const 0))'
  expect(() => check([memory, draws, worker, linked], 'frame')).toThrow('this one is of the kind "frame"')
})
