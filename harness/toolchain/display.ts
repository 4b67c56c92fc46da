import type { Config } from '../schema/config.ts'
import { onPath } from './onPath.ts'
import type { World } from './world.ts'

export type Display =
  | { readonly kind: 'unneeded' }
  | { readonly kind: 'present'; readonly name: string }
  | { readonly kind: 'xvfb'; readonly path: string }
  | { readonly kind: 'missing' }

/** Where WebKitGTK, which has no headless mode, can open its window. Chromium and Firefox need none. */
export const findDisplay = async (world: World, config: Config): Promise<Display> => {
  const webkit = Object.values(config.browsers).some(
    ({ engine, driver, webdriverUrl }) =>
      engine === 'webkit' && webdriverUrl === undefined && (driver === undefined || driver === 'webdriver'),
  )
  if (!webkit || world.platform !== 'linux') return { kind: 'unneeded' }
  const display = world.env['DISPLAY'] ?? world.env['WAYLAND_DISPLAY']
  if (display) return { kind: 'present', name: display }
  const xvfb = await onPath(world, 'Xvfb')
  return xvfb === null ? { kind: 'missing' } : { kind: 'xvfb', path: xvfb }
}
