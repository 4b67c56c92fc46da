import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { exists } from '../build/workspace.ts'
import type { Built } from './pair.ts'

const suffixes = ['', '.br', '.gz']
/** Modules that no comparison used for this long are removed. */
const restMs = 30 * 24 * 60 * 60 * 1000

const prune = async (folder: string, now: Date): Promise<void> => {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const used = await stat(path).catch(() => null)
    if (used !== null && now.getTime() - used.mtimeMs > restMs) await rm(path, { force: true })
  }
}

/** In one step, so that nobody serves a part of it. */
const copy = async (from: string, to: string, now: Date): Promise<void> => {
  if (!(await exists(to))) {
    const part = `${to}.${process.pid}.part`
    await copyFile(from, part)
    await rename(part, to)
  }
  await utimes(to, now, now)
}

/**
 * Copies a build's modules, with their compressed forms, to where they are named by what they hold. In its cache the next
 * commit's build may replace a module by another of the same key: one whose sources differ only outside of the packages.
 */
export const keepModules = async ({ manifest, folder }: Built, kept: string, now: Date): Promise<Built> => {
  await mkdir(kept, { recursive: true })
  for (const { file, sha256 } of manifest.artefacts) {
    for (const suffix of suffixes)
      await copy(join(folder, `${file}${suffix}`), join(kept, `${sha256}.wasm${suffix}`), now)
  }
  await prune(kept, now)
  const artefacts = manifest.artefacts.map((artefact) =>
    Object.assign({}, artefact, { file: `${artefact.sha256}.wasm` }),
  )
  return { manifest: { ...manifest, artefacts }, folder: kept }
}
