import { statSync } from 'node:fs'
import { findPrograms } from './findPrograms.ts'

export type Configured =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: string; readonly hint: string }

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** The program that `binary` of the config's browser `id` leads to: a path, or a name on the PATH. */
export const configuredBinary = (id: string, binary: string): Configured => {
  const [path] = findPrograms([binary])
  if (path !== undefined) return { ok: true, path }
  if (isFolder(binary))
    return {
      ok: false,
      why: `${binary} is a folder.`,
      hint: `Name the program inside it as browsers.${id}.binary: on macOS it is in Contents/MacOS.`,
    }
  return {
    ok: false,
    why: `There is no program at ${binary}.`,
    hint: `Correct browsers.${id}.binary in the config, or leave it out: then crosslane looks for one itself.`,
  }
}
