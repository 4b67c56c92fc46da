import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { realWorld } from '../toolchain/world.ts'

const folder = fileURLToPath(new URL('../page/probe/', import.meta.url))

/** The module that a text of `page/probe` describes, by the assembler of npm's binaryen, as Base64. */
export const assemble = async (name: 'probe' | 'probeSimd'): Promise<string> => {
  const { node, packageFolder } = realWorld()
  const binaryen = await packageFolder('binaryen')
  if (binaryen === null) throw new Error('the npm package binaryen is not installed')
  const temporary = await mkdtemp(join(tmpdir(), 'crosslane-'))
  try {
    const to = join(temporary, 'out.wasm')
    const features = name === 'probeSimd' ? ['--enable-simd'] : []
    const args = [
      join(binaryen, 'bin', 'wasm-as'),
      '--mvp-features',
      ...features,
      join(folder, `${name}.wat`),
      '-o',
      to,
    ]
    await promisify(execFile)(node.program, args)
    return (await readFile(to)).toString('base64')
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** All of `page/probe/probe.ts`. */
export const probeModule =
  async (): Promise<string> => `// Made by \`node harness/selfTest/assemble.ts\` of the .wat files beside it, and compared with them by a test.

/** \`probe.wat\`, assembled, as Base64. */
export const probe =
  '${await assemble('probe')}'

/** \`probeSimd.wat\`, assembled, as Base64. */
export const probeSimd =
  '${await assemble('probeSimd')}'
`

if (import.meta.main) await writeFile(join(folder, 'probe.ts'), await probeModule())
