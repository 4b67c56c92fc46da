import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { sha256 as hashOf } from '../build/inputs.ts'
import { exists } from '../build/workspace.ts'
import type { Artefact } from '../schema/manifest.ts'
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

/** Copies the JavaScript of a module; the same module may have another adapter in another commit. */
const keepScripts = async (
  { scripts }: Artefact,
  folder: string,
  kept: string,
  now: Date,
): Promise<Artefact['scripts']> => {
  if (scripts === null) return null
  const keep = async (script: string): Promise<string> => {
    const name = `${hashOf(await readFile(join(folder, script)))}.js`
    await copy(join(folder, script), join(kept, name), now)
    return name
  }
  return { glue: await keep(scripts.glue), adapter: await keep(scripts.adapter) }
}

/** Copies a build's modules, with their scripts and their compressed forms, to where they are named by what they hold. */
export const copyModules = async ({ manifest, folder }: Built, kept: string, now: Date): Promise<Built> => {
  await mkdir(kept, { recursive: true })
  const copyOf = async (artefact: Artefact): Promise<Artefact> => {
    const { file, sha256 } = artefact
    const name = `${sha256}${extname(file)}`
    for (const suffix of suffixes) await copy(join(folder, `${file}${suffix}`), join(kept, `${name}${suffix}`), now)
    return { ...artefact, file: name, scripts: await keepScripts(artefact, folder, kept, now) }
  }
  const [artefacts, counting]: [Artefact[], Artefact[]] = [[], []]
  for (const artefact of manifest.artefacts) artefacts.push(await copyOf(artefact))
  for (const artefact of manifest.counting) counting.push(await copyOf(artefact))
  return { manifest: { ...manifest, artefacts, counting }, folder: kept }
}

/**
 * Keeps a build's modules for as long as they are used. In its cache the next commit's build may replace a module by another of the same
 * key: one whose sources differ only outside of the packages.
 */
export const keepModules = async (built: Built, kept: string, now: Date): Promise<Built> => {
  const copied = await copyModules(built, kept, now)
  await prune(kept, now)
  return copied
}
