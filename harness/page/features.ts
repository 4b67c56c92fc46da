import * as detectors from 'wasm-feature-detect'

const detectorOf = detectors as unknown as Readonly<Record<string, (() => Promise<boolean>) | undefined>>

/** Those of the features that this engine lacks. A feature that nobody can detect counts as there: compiling will tell. */
export const missingFeatures = async (features: readonly string[]): Promise<string[]> => {
  const missing: string[] = []
  for (const feature of features) {
    if ((await detectorOf[feature]?.()) === false) missing.push(feature)
  }
  return missing
}
