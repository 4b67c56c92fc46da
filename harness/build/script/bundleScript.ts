import { relative, resolve, sep } from 'node:path'
import { type Bundle, bundleArgs, bundleWithSources } from '../../bundle.ts'
import type { CrateKind } from '../../schema/crate.ts'
import { commandLine } from '../commandLine.ts'
import type { ScriptTask } from '../task.ts'
import { StageFailure } from '../stageFailure.ts'
import { exists } from '../workspace.ts'

/** What the page calls, and how to write it. */
const functions = {
  bench_setup: 'export const bench_setup = (size: number): void => { … }',
  bench_run: 'export const bench_run = (): number => { … }',
}

/** Kinds of crates that a script can stand in for: the page calls it as it calls a module, and gives it nothing else. */
const kinds: ReadonlySet<CrateKind> = new Set<CrateKind>(['throughput', 'memory'])

/** The crate's own script. Throws StageFailure. */
const entryOf = async ({ crate, id, name }: ScriptTask): Promise<string> => {
  const { kind } = crate.metadata
  if (!kinds.has(kind)) {
    throw new StageFailure(
      'contract',
      `Variant "${id}" is JavaScript, which crates of the kind "${kind}" cannot have: leave it out of the crate's variants.`,
    )
  }
  for (const suffix of ['ts', 'js']) {
    const entry = resolve(crate.folder, 'js', `${name}.${suffix}`)
    if (await exists(entry)) return entry
  }
  throw new StageFailure(
    'contract',
    `There is no js/${name}.ts (or js/${name}.js) beside its Cargo.toml: write there in JavaScript what the crate does, on the same input and with the same checksum: ${Object.values(functions).join(', ')}. Or leave "${id}" out of the crate's variants.`,
  )
}

/** A script as it is served. */
export interface BundledScript extends Bundle {
  /** The command line that makes it, for the workspace's folder. */
  readonly command: string
}

/** Bundles and minifies the crate's script, as people serve it, and checks what it exports. Throws StageFailure. */
export const bundleScript = async (task: ScriptTask, workspaceRoot: string): Promise<BundledScript> => {
  const entry = await entryOf(task)
  const file = relative(task.crate.folder, entry).split(sep).join('/')
  let bundled: Bundle
  try {
    bundled = bundleWithSources(entry)
  } catch (error) {
    const { message } = error as Error
    throw new StageFailure('contract', `${file} cannot be bundled: ${message.split('\n')[0]}`, message)
  }
  const missing = Object.entries(functions).find(([name]) => !bundled.exports.includes(name))
  if (missing !== undefined) {
    throw new StageFailure('contract', `${file} does not export ${missing[0]}: write ${missing[1]}.`)
  }
  const args = bundleArgs(relative(workspaceRoot, entry).split(sep).join('/'))
  return { ...bundled, command: commandLine('esbuild', [...args, `--outfile=${task.crate.name}.${task.id}.js`]) }
}
