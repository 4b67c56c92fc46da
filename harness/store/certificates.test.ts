import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Certificate } from '../schema/certificate.ts'
import { keepCertificate, newestCertificate } from './certificates.ts'

let cache: string
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'crosslane-certificates-'))
})
afterEach(() => rm(cache, { recursive: true }))

const machine = { cpu: 'EPYC', cores: 2, kernel: 'Linux 6' }
const certificate = (at: string, change: Partial<Certificate> = {}): Certificate => ({
  schemaVersion: 1,
  crosslane: '0.1.0',
  at,
  machine,
  seed: 1,
  browsers: [],
  ...change,
})

it('finds the newest that holds for the machine', async () => {
  await keepCertificate(cache, certificate('2026-01-02T03:04:05.000Z'))
  await keepCertificate(cache, certificate('2026-03-02T03:04:05.000Z', { machine: { ...machine, cores: 64 } }))
  await keepCertificate(cache, certificate('2026-02-02T03:04:05.000Z', { seed: 2 }))
  expect(await newestCertificate(cache, machine)).toMatchObject({ seed: 2 })
  expect(await newestCertificate(cache, { ...machine, kernel: 'Linux 7' })).toBeNull()
})

it('passes over what it cannot read, and finds nothing where there is nothing', async () => {
  expect(await newestCertificate(cache, machine)).toBeNull()
  await keepCertificate(cache, certificate('2026-01-02T03:04:05.000Z'))
  const [name] = await readdir(join(cache, 'certificates'))
  expect(name).not.toContain(':')
  await writeFile(join(cache, 'certificates', '2027.json'), '{ half')
  expect(await newestCertificate(cache, machine)).toMatchObject({ seed: 1 })
})
