import { accessSync, constants, globSync, realpathSync, statSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Where a program of this name is on the PATH; empty when nowhere. */
const onPath = (name: string): string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name))
    .filter(isProgram)
    .slice(0, 1)

/**
 * Programs that are there, in the order asked for, each once though several names may lead to it.
 *
 * @param wanted names to look up on the PATH, or absolute paths, in which `*` stands for any part of a name; of the paths
 *   that fit, the last in the alphabet (the newest version) comes first
 */
export const findPrograms = (wanted: readonly string[]): string[] => {
  const there = wanted.flatMap((one) => {
    if (!one.includes('/') && !one.includes(sep)) return onPath(one)
    const paths = one.includes('*') ? globSync(one).toSorted().toReversed() : [one]
    return paths.filter(isProgram)
  })
  const targets = new Set<string>()
  return there.filter((path) => {
    const target = realpathSync(path)
    if (targets.has(target)) return false
    targets.add(target)
    return true
  })
}
