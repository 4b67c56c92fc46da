import { relative, sep } from 'node:path'
import { type Input, readInput } from './inputs.ts'
import type { Workshop } from './maker.ts'

/**
 * Sources that a tool read, but that the key knows nothing of; what the build made itself is none.
 *
 * @param sources absolute paths
 */
export const furtherInputs = async (
  sources: readonly string[],
  known: readonly Input[],
  { workspaceRoot, cache }: Pick<Workshop, 'workspaceRoot' | 'cache'>,
): Promise<Input[]> => {
  const covered = new Set(known.map(({ path }) => path))
  const outside = sources.filter((source) => relative(cache.folder, source).split(sep)[0] === '..')
  const inputs = await Promise.all(outside.map((source) => readInput(workspaceRoot, source)))
  return inputs.filter(({ path }) => !covered.has(path))
}
