import binaryen from 'binaryen'

/** All that the decoder knows, too; above all no compact imports, which are a proposal of their own. */
const features = binaryen.Features.All & ~binaryen.Features.CompactImports

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
