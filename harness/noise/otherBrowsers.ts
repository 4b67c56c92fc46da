import { basename } from 'node:path'
import type { MachineNoise } from '../schema/noise.ts'
import type { ProcessTimes } from './processTimes.ts'

/** Programs that are a browser, or the part of one that runs pages. Not Electron's crash handlers, called chrome_crashpad. */
const browser =
  /^(chrome|chromium([._-].*)?|google-chrome.*|(chrome-)?headless.shell|chrome-headless|firefox([._-].*)?|geckomain|librewolf|msedge|microsoft-edge.*|brave([._-].*)?|opera|vivaldi.*|epiphany([._-].*)?|safari|minibrowser|(webkit|wpe)webproces?s?)$/i

/**
 * Browsers among the processes that are not in `own`, one entry each: its processes' first ancestor that is a browser too.
 * `commandLine` gives a process's command line with its arguments apart by NUL, empty where it cannot be read: the
 * name alone is cut at 15 characters, and a thread may have renamed itself.
 */
export const findOtherBrowsers = (
  all: readonly ProcessTimes[],
  own: ReadonlySet<number>,
  commandLine: (pid: number) => string,
): NonNullable<MachineNoise['otherBrowsers']> => {
  const named = new Map<number, string>()
  for (const { pid, name, ended } of all) {
    // Nobody's page wakes up in it any more.
    if (ended) continue
    const program = basename(commandLine(pid).split('\0')[0] ?? '')
    const known = [program, name].find((one) => browser.test(one))
    if (known !== undefined && !own.has(pid)) named.set(pid, known)
  }
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]))
  const belongsToAnother = (pid: number): boolean => {
    const line = new Set([pid])
    for (let at = parents.get(pid); at !== undefined && !line.has(at); at = parents.get(at)) {
      if (named.has(at)) return true
      line.add(at)
    }
    return false
  }
  return [...named].filter(([pid]) => !belongsToAnother(pid)).map(([pid, name]) => ({ name, pid }))
}
