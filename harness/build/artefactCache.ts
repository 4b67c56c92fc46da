import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { Artefact } from '../schema/manifest.ts'
import { Sha256 } from '../schema/names.ts'
import type { Compressed } from './compress.ts'
import { type Input, readInput, sha256 } from './inputs.ts'

/** facts.json beside the module. */
const Entry = z.strictObject({
  artefact: Artefact,
  /** Sources that rustc read besides those that the key covers: `include_bytes!("../../shared.bin")`. */
  furtherInputs: z.array(z.strictObject({ path: z.string(), sha256: Sha256.nullable() })),
})
type Entry = z.infer<typeof Entry>

/** The JavaScript that belongs to a module, as text. */
export type Scripts = Readonly<Record<keyof NonNullable<Artefact['scripts']>, string>>

/** Built modules by the hash of all they were built from: `artefacts/<key>/<crate>.<variant>.wasm`, or `.js`, and beside it `.br`, `.gz`, facts.json and the module's scripts. */
export class ArtefactCache {
  /** Absolute. */
  readonly folder: string
  /** Further inputs are relative to this folder. */
  readonly workspaceRoot: string

  constructor(folder: string, workspaceRoot: string) {
    this.folder = folder
    this.workspaceRoot = workspaceRoot
  }

  /** Path of the module, or the script, of that key, relative to the cache's folder, with slashes. */
  file(key: string, crate: string, variant: string, suffix: '.wasm' | '.js' = '.wasm'): string {
    return `artefacts/${key}/${crate}.${variant}${suffix}`
  }

  /** Paths of the module's scripts, relative to the cache's folder, with slashes. */
  scripts(key: string): NonNullable<Artefact['scripts']> {
    return { glue: `artefacts/${key}/glue.js`, adapter: `artefacts/${key}/adapter.js` }
  }

  /** The artefact of that key; null when it is not there, not whole, or made from sources that have changed since. */
  async read(key: string): Promise<Artefact | null> {
    const entry = await this.#readEntry(key)
    if (entry === null) return null
    const path = join(this.folder, entry.artefact.file)
    try {
      await Promise.all(Object.values(entry.artefact.scripts ?? {}).map((script) => stat(join(this.folder, script))))
      const [bytes, brotli, gzip, ...inputs] = await Promise.all([
        readFile(path),
        stat(`${path}.br`),
        stat(`${path}.gz`),
        ...entry.furtherInputs.map((input) => readInput(this.workspaceRoot, join(this.workspaceRoot, input.path))),
      ])
      const { sizes } = entry.artefact
      const whole = sha256(bytes) === entry.artefact.sha256 && brotli.size === sizes.brotli && gzip.size === sizes.gzip
      const same = inputs.every((input, index) => input.sha256 === entry.furtherInputs[index]?.sha256)
      return whole && same ? entry.artefact : null
    } catch {
      return null
    }
  }

  /** Puts an artefact in place in one step, so that nobody ever sees a part of it. What was there before is replaced. */
  async write(
    key: string,
    artefact: Artefact,
    bytes: Uint8Array,
    compressed: Compressed,
    furtherInputs: Input[],
    scripts: Scripts | null = null,
  ): Promise<void> {
    const all = join(this.folder, 'artefacts')
    await mkdir(all, { recursive: true })
    const temporary = await mkdtemp(join(all, '.new-'))
    try {
      const name = join(temporary, basename(artefact.file))
      const entry: Entry = { artefact, furtherInputs }
      await Promise.all([
        writeFile(name, bytes),
        writeFile(`${name}.br`, compressed.brotli),
        writeFile(`${name}.gz`, compressed.gzip),
        ...Object.entries(scripts ?? {}).map(([script, text]) => writeFile(join(temporary, `${script}.js`), text)),
        writeFile(join(temporary, 'facts.json'), `${JSON.stringify(entry, null, 2)}\n`),
      ])
      await replaceFolder(temporary, join(all, key))
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  }

  async #readEntry(key: string): Promise<Entry | null> {
    try {
      const text = await readFile(join(this.folder, 'artefacts', key, 'facts.json'), 'utf8')
      return Entry.safeParse(JSON.parse(text)).data ?? null
    } catch {
      return null
    }
  }
}

/**
 * A folder that is not empty cannot be renamed over, so the old one is renamed away first: at any moment there is a whole
 * folder or none, whoever else is doing the same.
 */
const replaceFolder = async (from: string, to: string): Promise<void> => {
  const old = `${from}.old`
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (attempt === 20 || (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM')) throw error
    }
    // Another build may have been quicker to take it away.
    await rename(to, old).catch(() => {})
    await rm(old, { recursive: true, force: true })
  }
}
