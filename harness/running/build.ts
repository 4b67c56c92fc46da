import { build } from '../build/index.ts'
import type { BuildOptions } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import type { LoadedConfig } from '../config/load.ts'
import { protocolsFor } from '../plan/protocols.ts'

/** Builds the config's crates, as far as anything is measured of their kind. @param place where else than in the working tree */
export const buildMeasured = (
  loaded: LoadedConfig,
  request: Parameters<typeof buildOptions>[1],
  place: Partial<Pick<BuildOptions, 'workspaces' | 'cache'>> = {},
): ReturnType<typeof build> => {
  const { measure } = loaded.config.design
  return build({
    ...buildOptions(loaded, request),
    ...place,
    wanted: ({ metadata, choice }) => protocolsFor(metadata.kind, choice?.measure ?? measure).length > 0,
    counting: ({ metadata, choice }) => protocolsFor(metadata.kind, choice?.measure ?? measure).includes('memory'),
  })
}
