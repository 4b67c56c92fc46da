import { describe, expect, it } from 'vitest'
import { remapping } from './remap.ts'

const remaps = {
  everywhere: [
    { from: '/a b', to: '/home' },
    { from: '/a b/"c"', to: '/cache' },
  ],
  workspace: { from: '/a b/w', to: '/workspace' },
}
const [home, cache, workspace] = [
  '--remap-path-prefix=/a b=/home',
  '--remap-path-prefix=/a b/"c"=/cache',
  '--remap-path-prefix=/a b/w=/workspace',
]

describe('remapping', () => {
  it('is flags for all crates where std is not compiled', () => {
    expect(remapping(remaps, { std: 'prebuilt', profile: 'release' })).toEqual({
      args: [],
      rustFlags: [home, cache, workspace],
    })
  })

  it('tells nobody but members where the workspace is, where std is compiled', () => {
    const { args, rustFlags } = remapping(remaps, { std: 'built', profile: 'lto-thin' })
    expect(rustFlags).toEqual([])
    expect(args).toEqual([
      '-Z',
      'profile-rustflags',
      '--config',
      `profile.lto-thin.rustflags=${JSON.stringify([home, cache, workspace])}`,
      '--config',
      `profile.lto-thin.package."*".rustflags=${JSON.stringify([home, cache])}`,
    ])
  })
})
