import { expect, it } from 'vitest'
import { placeFor } from './places.ts'

const pageBytes = 65_536
const i32 = (value: number) => new WebAssembly.Global({ value: 'i32' }, value)
const memory = (maximum = 64) => new WebAssembly.Memory({ initial: 3, maximum, shared: true })
const locals = (size: number, align: number) => ({ __tls_size: i32(size), __tls_align: i32(align) })

it('is memory of its own for each thread: a stack of 1 MiB, and above it the thread-locals', () => {
  const shared = memory()
  const first = placeFor(shared, locals(8, 4))
  const second = placeFor(shared, locals(8, 4))
  // 16 pages of stack and one of thread-locals, from where the memory ended.
  expect(first).toEqual({ stackTop: 19 * pageBytes, threadLocals: 19 * pageBytes })
  expect(second.stackTop - 2 ** 20).toBe(first.threadLocals + pageBytes)
  expect(shared.buffer.byteLength).toBe(second.threadLocals + pageBytes)
})

it('takes no page for thread-locals that there are none of', () => {
  const shared = memory()
  placeFor(shared, locals(0, 1))
  expect(shared.buffer.byteLength).toBe((3 + 16) * pageBytes)
})

it('is refused where the memory may not grow so far, or cannot be aligned', () => {
  expect(() => placeFor(memory(8), locals(8, 4))).toThrow(RangeError)
  expect(() => placeFor(memory(), locals(8, 2 ** 17))).toThrow('aligned')
})
