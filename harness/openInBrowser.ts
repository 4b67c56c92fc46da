import { spawn } from 'node:child_process'

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
}

/** Shows a file in the user's own browser, where there is a screen to show it on. That it cannot is no error: its path was printed. */
export const openInBrowser = (path: string, platform = process.platform, env = process.env): void => {
  const opener = openers[platform]
  const hasScreen = platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined
  if (!opener || !hasScreen || env['CI']) return
  const [program, ...args] = opener
  const child = spawn(program, [...args, path], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
