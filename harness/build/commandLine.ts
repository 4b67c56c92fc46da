const plain = /^[\w@%+=:,./-]+$/

const quote = (word: string): string => (plain.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)

/** A command as one would type it into a POSIX shell, environment variables first. */
export const commandLine = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string =>
  [...Object.entries(env).map(([name, value]) => `${name}=${quote(value)}`), ...[program, ...args].map(quote)].join(' ')
