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
  { workspaceRoot, cache, targets }: Pick<Workshop, 'workspaceRoot' | 'cache' | 'targets'>,
): Promise<Input[]> => {
  const covered = new Set(known.map(({ path }) => path))
  const isIn = (folder: string, source: string) => relative(folder, source).split(sep)[0] !== '..'
  const outside = sources.filter((source) => !isIn(cache.folder, source) && !isIn(targets, source))
  const inputs = await Promise.all(outside.map((source) => readInput(workspaceRoot, source)))
  return inputs.filter(({ path }) => !covered.has(path))
}
