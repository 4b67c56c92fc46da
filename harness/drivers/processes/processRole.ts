/** Programs that are a role by themselves. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/crashpad|crashhelper|crash_handler/, 'crash-handler'],
  [/WebKitWebProcess|WPEWebProcess/, 'renderer'],
  [/WebKitNetworkProcess|WPENetworkProcess/, 'network'],
  [/WebKitGPUProcess|WPEGPUProcess/, 'gpu'],
]

/**
 * What a process does in its browser, read off its command line: `browser`, `renderer`, `gpu`, `network`, …
 * Chromium says `--type=renderer`, Firefox ends the line of a `-contentproc` with a word, WebKit has a program for each.
 */
export const processRole = (commandLine: string): string => {
  const [program = ''] = commandLine.split(' ')
  const named = programs.find(([pattern]) => pattern.test(program))
  if (named) return named[1]

  const service = /--utility-sub-type=(\w+)/.exec(commandLine)?.[1]
  if (service !== undefined) return service
  const type = /--type=([\w-]+)/.exec(commandLine)?.[1]
  if (type !== undefined) return type.replace(/-process$/, '')

  if (/\s-contentproc\b/.test(commandLine)) {
    const word = commandLine.trim().split(' ').at(-1) ?? ''
    return word === 'tab' ? 'renderer' : word
  }
  return 'browser'
}
