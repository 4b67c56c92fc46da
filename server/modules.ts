import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { type Encoding, type Kind, openModule, type OpenModule, uniqueModule } from './uniqueModule.ts'

/** A file that may be fetched, and nothing else may: the request only chooses among these. */
export interface ServedArtefact {
  readonly crate: string
  readonly variant: string
  /** Absolute path of the .wasm file, or of a script's .js; `.br` and `.gz` of it lie beside it. */
  readonly path: string
  readonly sha256: string
  /** Absolute paths of the JavaScript that belongs to it, if there is any. */
  readonly scripts?: { readonly glue: string; readonly adapter: string } | null
}

/** What the name of a served file ends in, and so its address. */
export type Suffix = '.wasm' | '.js'

const kinds: Readonly<Record<Suffix, Kind>> = { '.wasm': 'module', '.js': 'script' }

const suffixOf = ({ path }: ServedArtefact): Suffix => (extname(path) === '.js' ? '.js' : '.wasm')

/** The modules and scripts of a run. */
export interface Modules {
  find(crate: string, variant: string, suffix: Suffix): ServedArtefact | undefined
  /** @param mark makes the module unlike any other; without one it is sent as it was built */
  body(artefact: ServedArtefact, encoding: Encoding, mark: string | null): Promise<Uint8Array>
  /** Compresses what an address stands for, whatever its mark, unless that has been done: nobody shall wait for it while times are taken. */
  prepare(address: string): Promise<void>
}

const compressed = { br: '.br', gzip: '.gz', identity: '' } as const

export const createModules = (served: readonly ServedArtefact[]): Modules => {
  const byAddress = new Map(
    served.map((artefact) => [`${artefact.crate}/${artefact.variant}${suffixOf(artefact)}`, artefact]),
  )
  const opened = new Map<ServedArtefact, Promise<OpenModule>>()
  const open = (artefact: ServedArtefact): Promise<OpenModule> => {
    const known = opened.get(artefact)
    if (known) return known
    const opening = readFile(artefact.path).then((bytes) => openModule(bytes, kinds[suffixOf(artefact)]))
    opened.set(artefact, opening)
    opening.catch(() => opened.delete(artefact))
    return opening
  }
  return {
    find: (crate, variant, suffix) => byAddress.get(`${crate}/${variant}${suffix}`),
    body: async (artefact, encoding, mark) =>
      mark === null
        ? readFile(artefact.path + compressed[encoding])
        : uniqueModule(await open(artefact), encoding, `${artefact.crate}/${artefact.variant} ${mark}`),
    prepare: async (address) => {
      const { pathname } = new URL(address, 'http://localhost')
      const artefact = byAddress.get(pathname.replace(/^\/artefacts\//, ''))
      // What cannot be read is told to whoever asks for it.
      if (artefact) await open(artefact).catch(() => {})
    },
  }
}
