import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import { copyModules } from '../compare/keepModules.ts'
import type { Built } from '../compare/pair.ts'
import { withProcessLock } from '../processLock.ts'
import { Manifest } from '../schema/manifest.ts'

/** Where the modules of one control are. */
export interface PinPlace {
  /** Of all pins, absolute; made when it is missing. */
  readonly folder: string
  readonly commit: string
  /** That it is built in. */
  readonly variant: string
  readonly signal: AbortSignal
  readonly now: () => Date
}

/** `null` where there is none, or none that can be read. */
const read = async (file: string): Promise<Manifest | null> => {
  const text = await readFile(file, 'utf8').catch(() => null)
  try {
    return text === null ? null : Manifest.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** What was pinned and what is new; a crate that does not build is tried again on another night. */
const merged = (before: Manifest | null, fresh: Manifest): Manifest => {
  const built = new Set(fresh.artefacts.map(({ crate }) => crate))
  return {
    ...(before ?? fresh),
    benchmarks: [...(before?.benchmarks ?? []), ...fresh.benchmarks.filter(({ crate }) => built.has(crate))],
    artefacts: [...(before?.artefacts ?? []), ...fresh.artefacts],
    failures: [],
  }
}

/**
 * The modules of a control: those that were built for an earlier night are taken as they are, whatever the tools are by now; only crates that are
 * not among them are built.
 *
 * @param build builds some crates of the control's commit
 */
export const pinned = (
  { folder, commit, variant, signal, now }: PinPlace,
  crates: readonly string[],
  build: (missing: readonly string[]) => Promise<Built>,
): Promise<Built> => {
  const place = join(folder, commit, variant)
  const file = join(place, 'manifest.json')
  return withProcessLock(join(folder, 'lock'), signal, async () => {
    const before = await read(file)
    const missing = crates.filter((crate) => !before?.artefacts.some((artefact) => artefact.crate === crate))
    if (before !== null && missing.length === 0) return { manifest: before, folder: place }
    const fresh = await copyModules(await build(missing), place, now())
    const manifest = merged(before, fresh.manifest)
    await atomicWrite(file, `${JSON.stringify(manifest, null, 2)}\n`)
    return { manifest, folder: place }
  })
}
