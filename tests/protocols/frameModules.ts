import binaryen from 'binaryen'
import { pictureAt, pictureChecksum } from '../../harness/page/frames/picture.ts'
import type { Frame } from '../../harness/schema/crate.ts'

/** What the tests draw. */
export const frame: Frame = { width: 64, height: 48, verifyAfter: 3 }

export interface FrameModule {
  /** Iterations of a chain of dependent instructions in a frame, for each unit of the workload. */
  readonly spins: number
  /** From this frame on it traps. */
  readonly trapsIn?: number
}

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly frame_setup: (n: number, width: number, height: number) => void
  readonly frame_step: (frame: number) => number
}

/** A frame crate by hand: spins, then fills its picture with what came out, a colour for each frame. */
export const frameModule = ({ spins, trapsIn = -1 }: FrameModule): Uint8Array<ArrayBuffer> => {
  const module = binaryen.parseText(`(module
    (memory (export "memory") 2)
    (global $n (mut i32) (i32.const 0))
    (global $end (mut i32) (i32.const 0))
    (func (export "frame_setup") (param $n i32) (param $width i32) (param $height i32)
      (global.set $n (local.get $n))
      (global.set $end (i32.add (i32.const 1024) (i32.mul (i32.const 4) (i32.mul (local.get $width) (local.get $height))))))
    (func (export "frame_step") (param $frame i32) (result i32) (local $left i32) (local $state i32) (local $at i32)
      (if (i32.eq (local.get $frame) (i32.const ${trapsIn})) (then (unreachable)))
      (local.set $state (i32.add (local.get $frame) (i32.const 1)))
      (local.set $left (i32.mul (global.get $n) (i32.const ${spins})))
      (loop $spin
        (local.set $state (i32.add (i32.mul (local.get $state) (i32.const 1664525)) (i32.const 1013904223)))
        (br_if $spin (i32.gt_s (local.tee $left (i32.sub (local.get $left) (i32.const 1))) (i32.const 0))))
      (local.set $at (i32.const 1024))
      (loop $fill
        (i32.store (local.get $at)
          (i32.or (i32.const 0xff000000) (i32.rotl (local.get $state) (i32.shr_u (local.get $at) (i32.const 8)))))
        (br_if $fill (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (global.get $end))))
      (i32.const 1024)))`)
  const bytes = new Uint8Array(module.emitBinary())
  module.dispose()
  return bytes
}

const instantiate = (bytes: Uint8Array<ArrayBuffer>): Exports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports

/** The checksum of its picture after the first frames of a workload, by Node. */
export const checksumOf = (bytes: Uint8Array<ArrayBuffer>, n: number): number => {
  const { memory, frame_setup, frame_step } = instantiate(bytes)
  frame_setup(n, frame.width, frame.height)
  let address = 0
  for (let number = 0; number < frame.verifyAfter; number++) address = frame_step(number)
  return pictureChecksum(pictureAt(memory, address, frame))
}

/** The workload whose frames take about so long on this machine: the fastest of some calls in Node says how fast it spins. */
export const workloadOf = (bytes: Uint8Array<ArrayBuffer>, ms: number): number => {
  const { frame_setup, frame_step } = instantiate(bytes)
  const n = 2000
  frame_setup(n, frame.width, frame.height)
  const times = Array.from({ length: 200 }, (_, number) => {
    const start = performance.now()
    frame_step(number)
    return performance.now() - start
  })
  return Math.round((n * ms) / Math.min(...times))
}
