/** The options that take a value and may stand anywhere in a command: `--crates a,b` or `--crates=a,b`. */
const isOption = (word: string, name: string): boolean => word === name || word.startsWith(`${name}=`)

/** The value of an option as it was typed, the last one where there are several; `null` where it was not typed. */
export const optionOf = (command: readonly string[], name: string): string | null => {
  const at = command.findLastIndex((word) => isOption(word, name))
  const word = command[at]
  if (word === undefined) return null
  return word === name ? (command[at + 1] ?? '') : word.slice(name.length + 1)
}

/** The command without some options and their values. @param names of options that take a value */
export const withoutOptions = (command: readonly string[], names: readonly string[]): string[] =>
  command.filter(
    (word, index) => !names.some((name) => isOption(word, name)) && !names.includes(command[index - 1] ?? ''),
  )
