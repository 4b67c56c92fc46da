/** What only the first run on a machine needs. */
const onceOnly = new Set(['--setup', '--open', '--yes', '-y'])

/** The command that makes the same run once more, with the same random choices. */
export const again = (command: readonly string[], seed: number): string[] => {
  const words = command.filter((word) => !onceOnly.has(word))
  const hasSeed = words.some((word) => word === '--seed' || word.startsWith('--seed='))
  return ['npx', ...words, ...(hasSeed ? [] : ['--seed', String(seed)])]
}
