import { readFileSync } from 'node:fs'

/** package.json lies above this file both in the repository and in `dist/` of the published package. */
const find = (folder: URL): string => {
  const candidate = new URL('package.json', folder)
  try {
    return (JSON.parse(readFileSync(candidate, 'utf8')) as { version: string }).version
  } catch {
    const above = new URL('..', folder)
    if (above.href === folder.href) throw new Error('crosslane is installed without its package.json')
    return find(above)
  }
}

/** Version of crosslane. */
export const version: string = find(new URL('.', import.meta.url))
