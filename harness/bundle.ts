import { dirname, resolve } from 'node:path'
import { buildSync, stop } from 'esbuild'

export interface BundleOptions {
  /** `esm` for a module script, `iife` for one that is written into a page. */
  readonly format?: 'esm' | 'iife'
  readonly minify?: boolean
}

export interface Bundle {
  readonly text: string
  /** Names that it exports; none where the format has no exports. */
  readonly exports: readonly string[]
  /** Absolute paths of all that it was made from. */
  readonly sources: readonly string[]
}

/** What esbuild is told whatever it bundles. */
const usual = { target: 'es2022', platform: 'browser', charset: 'utf8', legalComments: 'none' } as const

/** The same as arguments of the command `esbuild`. */
export const bundleArgs = (entry: string, { format = 'esm', minify = true }: BundleOptions = {}): string[] => [
  entry,
  '--bundle',
  ...(minify ? ['--minify'] : []),
  `--format=${format}`,
  `--target=${usual.target}`,
  `--platform=${usual.platform}`,
  `--charset=${usual.charset}`,
  `--legal-comments=${usual.legalComments}`,
]

/** Like {@link bundle}, and says what the text was made from. */
export const bundleWithSources = (entry: string, { format = 'esm', minify = true }: BundleOptions = {}): Bundle => {
  try {
    const { outputFiles, metafile } = buildSync({
      entryPoints: [entry],
      // Paths in comments are relative to this folder, not to wherever the program was started.
      absWorkingDir: dirname(entry),
      bundle: true,
      write: false,
      metafile: true,
      format,
      minify,
      ...usual,
      loader: { '.css': entry.endsWith('.css') ? 'css' : 'text' },
      logLevel: 'silent',
    })
    return {
      text: outputFiles.map(({ text }) => text).join(''),
      exports: Object.values(metafile.outputs).flatMap((output) => output.exports),
      sources: Object.keys(metafile.inputs).map((path) => resolve(dirname(entry), path)),
    }
  } finally {
    // Its process would live on beside what is measured, and Ctrl-C on a terminal would end it but not us.
    void stop()
  }
}

/**
 * Bundles browser TypeScript, or a style sheet, with all it imports into one text; the same sources give the same text.
 * A .css file that a script imports becomes a string. Throws esbuild's error, which names file and line.
 */
export const bundle = (
  /** Absolute path. */
  entry: string,
  options?: BundleOptions,
): string => bundleWithSources(entry, options).text
