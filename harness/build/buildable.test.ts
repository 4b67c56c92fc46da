import { expect, it } from 'vitest'
import { Config } from '../schema/config.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { buildable } from './buildable.ts'

const { variants } = Config.parse({
  variants: {
    scalar: {},
    small: { optIn: true, optLevel: 'z' },
    abort: { optIn: true, buildStd: 'always' },
    threads: { optIn: true, threads: true },
    wanted: { buildStd: 'always' },
  },
})
const toolchain = (canBuildStd: boolean) => ({ rustFlags: [], std: 'prebuilt', canBuildStd }) as unknown as Toolchain

it('leaves out what this tool-chain cannot build, and says why', () => {
  const { possible, why } = buildable(variants, toolchain(false))
  expect(Object.keys(possible)).toEqual(['scalar', 'small', 'wanted'])
  expect([...why.keys()]).toEqual(['abort', 'threads'])
  expect(why.get('threads')).toMatch(/needs the standard library built from source.*rust-src/)
})

it('leaves out nothing where std can be built', () => {
  const { possible, why } = buildable(variants, toolchain(true))
  expect([Object.keys(possible).length, why.size]).toEqual([5, 0])
})
