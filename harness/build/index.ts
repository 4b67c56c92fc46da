import { join } from 'node:path'
import type { Manifest } from '../schema/manifest.ts'
import { ArtefactCache } from './artefactCache.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { BuildRecord } from './buildRecord.ts'
import { cargoEnvironment } from './cargoEnvironment.ts'
import { benchmarksOf, discoverCrates } from './discover.ts'
import { keyTasks } from './keyTasks.ts'
import { readLockFile, usesRegistry } from './lockFile.ts'
import type { BuildOptions } from './options.ts'
import { makeAll } from './makeAll.ts'
import { planTasks } from './task.ts'
import { readWorkspace } from './workspace.ts'

export type { BuildEvent } from './events.ts'
export type { BuildOptions } from './options.ts'

/**
 * Builds every benchmark crate in every variant, or takes it from the cache. Returns what there is, and the folder that
 * the artefacts' files are relative to. A crate that does not build is a row in `failures`; what the user must mend
 * before anything can be built is thrown: `cargoWorkspace`, `noBenchmarkCrates`, `unknownCrate`, `crateMetadata`,
 * `cannotBuildStd`, `noPrebuiltStd`. When the signal aborts, rejects with its reason and leaves no process behind.
 */
export const build = async (options: BuildOptions): Promise<{ manifest: Manifest; folder: string }> => {
  const { toolchain, variants, signal, emit } = options
  const env = cargoEnvironment(options.env ?? process.env, toolchain)
  const workspace = await readWorkspace(options.workspace, toolchain, { env, signal })
  const crates = discoverCrates(workspace, options.crates)
  const benchmarks = crates.flatMap((crate) => benchmarksOf(crate, Object.keys(variants)))

  const lockFile = await readLockFile(workspace.root, toolchain, { env, signal })
  const vendored = usesRegistry(lockFile) ? [] : toolchain.vendoredStdArgs
  const tasks = planTasks(workspace.root, crates, variants, toolchain, vendored)
  emit({
    type: 'crates-found',
    crates: crates.map(({ name }) => name),
    benchmarks: benchmarks.length,
    done: 0,
    total: tasks.length,
  })

  const cache = new ArtefactCache(options.cache, workspace.root)
  const shop = { workspaceRoot: workspace.root, cache, toolchain, env, signal, jobs: options.jobs }
  const keyed = await keyTasks(tasks, workspace, shop)
  const record = new BuildRecord(keyed, emit)
  await makeAll(keyed, shop, record, options.now ?? (() => performance.now()))

  const manifest: Manifest = {
    schemaVersion: 1,
    toolchain: toolchain.facts,
    benchmarks,
    artefacts: record.artefacts,
    failures: record.failures,
  }
  await atomicWrite(join(options.cache, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return { manifest, folder: options.cache }
}
