import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '../schema/manifest.ts'
import { ArtefactCache } from './artefactCache.ts'
import { atomicWrite } from '../atomicWrite.ts'
import { reachOf } from '../reach/index.ts'
import { BuildRecord } from './buildRecord.ts'
import { cargoEnvironment } from './cargoEnvironment.ts'
import { chosen } from './choice.ts'
import { benchmarksOf, discoverCrates } from './discover.ts'
import { keyTasks } from './keyTasks.ts'
import type { BuildOptions } from './options.ts'
import { makeAll } from './makeAll.ts'
import { planBuild } from './planBuild.ts'
import { readWorkspaces, together } from './workspaces.ts'

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
  const workspaces = await readWorkspaces(options.workspaces, toolchain, { env, signal })
  // A suite that a hidden crate belongs to names it.
  const hidden = options.crates !== undefined || options.choose !== undefined
  const found = discoverCrates(together(workspaces), options.crates, hidden)
  const crates = chosen(found, options.choose).filter(
    (crate) => options.crates !== undefined || (options.wanted?.(crate) ?? true),
  )
  const benchmarks = crates.flatMap((crate) => benchmarksOf(crate, variants))

  const parts = await planBuild(workspaces, crates, options, env)
  emit({
    type: 'crates-found',
    crates: crates.map(({ name }) => name),
    benchmarks: benchmarks.length,
    done: 0,
    total: parts.reduce((sum, { tasks }) => sum + tasks.length, 0),
  })

  await mkdir(options.cache, { recursive: true })
  const orders = await Promise.all(
    parts.map(async ({ workspace, tasks }) => {
      const { root: workspaceRoot } = workspace
      const cache = new ArtefactCache(options.cache, workspaceRoot)
      const targets = options.targets ?? join(options.cache, 'target')
      const shop = { workspaceRoot, cache, targets, toolchain, env, signal, jobs: options.jobs }
      return { shop, tasks: await keyTasks(tasks, workspace, shop) }
    }),
  )
  const all = orders.flatMap(({ tasks }) => tasks)
  const record = new BuildRecord(all, emit)
  for (const { shop, tasks } of orders) await makeAll(tasks, shop, record, options.now ?? (() => performance.now()))

  const manifest: Manifest = {
    schemaVersion: 1,
    toolchain: toolchain.facts,
    benchmarks,
    // Not in the cache: the statistics change when the modules do not.
    artefacts: record.artefacts.map((artefact) => ({
      ...artefact,
      // Everybody can run a script.
      reach: artefact.language === 'wasm' ? reachOf(artefact.features) : null,
    })),
    counting: record.counting,
    failures: [...record.failures, ...parts.flatMap(({ failures }) => failures)],
  }
  await atomicWrite(join(options.cache, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return { manifest, folder: options.cache }
}
