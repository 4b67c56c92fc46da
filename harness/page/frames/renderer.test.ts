import { expect, it } from 'vitest'
import { createQuirks } from './quirks.ts'
import { noteSoftware } from './renderer.ts'

it.each([
  [null, ['software-rendering']],
  [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    ['software-rendering'],
  ],
  ['llvmpipe (LLVM 19.1.7, 256 bits)', ['software-rendering']],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', []],
  ['Mesa Intel(R) UHD Graphics 620 (KBL GT2)', []],
  ['Apple GPU', ['renderer-unknown']],
])('of the renderer %s', (renderer, codes) => {
  const quirks = createQuirks()
  noteSoftware(renderer, quirks)
  expect(quirks.list().map(({ code }) => code)).toEqual(codes)
})
