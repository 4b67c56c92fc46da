import { readFile } from 'node:fs/promises'
import { type Encoding, openModule, type OpenModule, uniqueModule } from './uniqueModule.ts'

/** A file that may be fetched, and nothing else may: the request only chooses among these. */
export interface ServedArtefact {
  readonly crate: string
  readonly variant: string
  /** Absolute path of the .wasm file; `.br` and `.gz` of it lie beside it. */
  readonly path: string
  readonly sha256: string
  /** Absolute paths of the JavaScript that belongs to it, if there is any. */
  readonly scripts?: { readonly glue: string; readonly adapter: string } | null
}

/** The modules of a run. */
export interface Modules {
  find(crate: string, variant: string): ServedArtefact | undefined
  /** @param mark makes the module unlike any other; without one it is sent as it was built */
  body(artefact: ServedArtefact, encoding: Encoding, mark: string | null): Promise<Uint8Array>
  /** Compresses what an address stands for, whatever its mark, unless that has been done: nobody shall wait for it while times are taken. */
  prepare(address: string): Promise<void>
}

const suffixes = { br: '.br', gzip: '.gz', identity: '' } as const

export const createModules = (served: readonly ServedArtefact[]): Modules => {
  const byAddress = new Map(served.map((artefact) => [`${artefact.crate}/${artefact.variant}`, artefact]))
  const opened = new Map<ServedArtefact, Promise<OpenModule>>()
  const open = (artefact: ServedArtefact): Promise<OpenModule> => {
    const known = opened.get(artefact)
    if (known) return known
    const opening = readFile(artefact.path).then(openModule)
    opened.set(artefact, opening)
    opening.catch(() => opened.delete(artefact))
    return opening
  }
  return {
    find: (crate, variant) => byAddress.get(`${crate}/${variant}`),
    body: async (artefact, encoding, mark) =>
      mark === null
        ? readFile(artefact.path + suffixes[encoding])
        : uniqueModule(await open(artefact), encoding, `${artefact.crate}/${artefact.variant} ${mark}`),
    prepare: async (address) => {
      const { pathname } = new URL(address, 'http://localhost')
      const artefact = byAddress.get(pathname.replace(/^\/artefacts\//, '').replace(/\.wasm$/, ''))
      // What cannot be read is told to whoever asks for it.
      if (artefact) await open(artefact).catch(() => {})
    },
  }
}
