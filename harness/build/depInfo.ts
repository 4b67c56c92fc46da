import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'

/** Source files in a `.d` file of cargo's, which is a Makefile of one rule: `module: source source…`, spaces escaped by `\`. */
export const parseDepInfo = (text: string): string[] => {
  const rule = text.split('\n')[0] ?? ''
  const words = rule.match(/(?:\\.|[^\s\\])+/g) ?? []
  return words.slice(1).map((word) => word.replaceAll(/\\(\s)/g, '$1'))
}

/** The absolute paths in the file; none when there is no such file. */
export const readDepInfo = async (path: string): Promise<string[]> => {
  const text = await readFile(path, 'utf8').catch(() => '')
  return parseDepInfo(text).filter((source) => isAbsolute(source))
}
