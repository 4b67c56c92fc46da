import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import { Certificate } from '../schema/certificate.ts'

const folderOf = (cache: string): string => join(cache, 'certificates')

/** Names of the files sort by time. */
const fileName = (at: string): string => `${at.replaceAll(':', '-')}.json`

/** Keeps a certificate; returns its file. */
export const keepCertificate = async (cache: string, certificate: Certificate): Promise<string> => {
  await mkdir(folderOf(cache), { recursive: true })
  const file = join(folderOf(cache), fileName(certificate.at))
  await atomicWrite(file, `${JSON.stringify(certificate, null, 2)}\n`)
  return file
}

/** The newest certificate that holds for this machine; a file that cannot be read is passed over. */
export const newestCertificate = async (
  cache: string,
  machine: Certificate['machine'],
): Promise<Certificate | null> => {
  const names = await readdir(folderOf(cache)).catch(() => [])
  for (const name of names
    .filter((each) => each.endsWith('.json'))
    .toSorted()
    .toReversed()) {
    const text = await readFile(join(folderOf(cache), name), 'utf8').catch(() => '')
    const parsed = Certificate.safeParse(parseJson(text))
    if (!parsed.success) continue
    const { cpu, cores, kernel } = parsed.data.machine
    if (cpu === machine.cpu && cores === machine.cores && kernel === machine.kernel) return parsed.data
  }
  return null
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
