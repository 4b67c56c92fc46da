import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import { compress, sizesOf } from '../build/compress.ts'
import { neutralRebuild } from '../build/neutral/neutralRebuild.ts'
import { type Copy, type Made, type ServedFile, withCopies } from '../running/made.ts'
import type { BrowserCertificate } from '../schema/certificate.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'
import { varianceComponents } from '../stats/allocation.ts'

/** Name of a variant's rebuild. */
export const rebuildId = (variant: string, rebuild: number): string => `${variant}.layout-${rebuild}`

/** Writes a rebuild as the server sends it. */
const writeRebuild = async (
  original: ServedFile,
  seed: number,
  folder: string,
): Promise<Pick<Copy, 'file' | 'sizes'>> => {
  const bytes = neutralRebuild(await readFile(original.path), seed)
  const compressed = await compress(bytes)
  const path = join(folder, `${original.sha256}-${seed}.wasm`)
  await atomicWrite(path, bytes)
  await atomicWrite(`${path}.gz`, compressed.gzip)
  await atomicWrite(`${path}.br`, compressed.brotli)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { file: { path, sha256 }, sizes: sizesOf(bytes, compressed) }
}

/** Writes rebuilds of every module that change its layout only, and adds them as variants. */
export const withRebuilds = async (made: Made, rebuilds: number, seed: number, folder: string): Promise<Made> => {
  await mkdir(folder, { recursive: true })
  const copies = made.files.flatMap((original) =>
    Array.from({ length: rebuilds }, async (_, rebuild): Promise<Copy> => {
      const { crate, variant } = original
      const written = await writeRebuild(original, seed + rebuild, folder)
      return { crate, of: variant, id: rebuildId(variant, rebuild), ...written }
    }),
  )
  return withCopies(made, await Promise.all(copies))
}

type Points = ReadonlyMap<number, number>

const pointsByBlock = (estimates: readonly Estimate[], variant: string): Points =>
  new Map(estimates.find((estimate) => estimate.variant === variant)?.points.map(({ block, value }) => [block, value]))

/**
 * How far rebuilds move each kernel in a browser: two standard deviations of what they do, the scatter of the visits taken
 * off. Every rebuild is compared with its original in the same visit.
 */
export const layoutOf = (
  { estimates, benchmarks }: RunDocument,
  browser: string,
  variants: readonly string[],
  rebuilds: number,
): BrowserCertificate['layout'] =>
  benchmarks.flatMap(({ id }) => {
    const own = estimates.filter(
      (estimate) => estimate.benchmark === id && estimate.browser === browser && estimate.metric === 'time',
    )
    return variants.flatMap((variant) => {
      const original = pointsByBlock(own, variant)
      const groups = Array.from({ length: rebuilds }, (_, rebuild) => {
        const points = pointsByBlock(own, rebuildId(variant, rebuild))
        return [...points].flatMap(([block, value]) => {
          const before = original.get(block)
          return before === undefined ? [] : [Math.log(value / before)]
        })
      }).filter((group) => group.length >= 2)
      if (groups.length < 2) return []
      const spread = Math.expm1(2 * Math.sqrt(varianceComponents(groups).between))
      return [{ benchmark: id, variant, rebuilds: groups.length, spread }]
    })
  })
