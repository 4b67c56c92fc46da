import binaryen from 'binaryen'

/** All that the decoder knows, and more; but no compact imports, which are a proposal of their own. Its types do not have them yet. */
const compactImports = (binaryen.Features as unknown as Readonly<Record<string, number>>)['CompactImports'] ?? 0
const features: number = binaryen.Features.All & ~compactImports

/** For tests: a module from its text. Binaryen knows nothing of our decoder, which makes it a fair judge. */
export const assemble = (text: string): Uint8Array => {
  const module = binaryen.parseText(text)
  try {
    module.setFeatures(features)
    return module.emitBinary()
  } finally {
    module.dispose()
  }
}
