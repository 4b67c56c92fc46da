import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path of a module of ours that is named without its ending: `.ts` in the repository, `.js` in the published package. */
export const sibling = (module: URL): string => fileURLToPath(module) + extname(fileURLToPath(import.meta.url))
