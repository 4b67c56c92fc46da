import type { Flags } from './flags.ts'

/** A path of this machine and what stands for it in a module: panics and debug information name source files. */
export interface Remap {
  readonly from: string
  readonly to: string
}

export interface Remaps {
  /** The narrower a path, the further back: where several fit, rustc takes the last. */
  readonly everywhere: readonly Remap[]
  /** For members of the workspace, after those. */
  readonly workspace: Remap
}

/** What cargo is told besides the build itself. */
export interface Remapping {
  readonly args: readonly string[]
  readonly rustFlags: readonly string[]
}

const flagOf = ({ from, to }: Remap): string => `--remap-path-prefix=${from}=${to}`

/**
 * Keeps this machine's paths out of a module. cargo compiles a crate anew when its flags are others; a std that is built would
 * be compiled once for every workspace, half a minute each, if it were told where the workspace lies. So only members are: the
 * flags are of the profile, and those of all other packages are without it. `-Z` options are there wherever std is built.
 */
export const remapping = (
  { everywhere, workspace }: Remaps,
  { std, profile }: Pick<Flags, 'std' | 'profile'>,
): Remapping => {
  const common = everywhere.map(flagOf)
  const members = [...common, flagOf(workspace)]
  if (std === 'prebuilt') return { args: [], rustFlags: members }
  // A list of strings in JSON is one in TOML.
  const config = (whose: string, flags: readonly string[]) => [
    '--config',
    `profile.${profile}${whose}.rustflags=${JSON.stringify(flags)}`,
  ]
  return {
    args: ['-Z', 'profile-rustflags', ...config('', members), ...config('.package."*"', common)],
    rustFlags: [],
  }
}
