import type { BuildFailure } from '../schema/manifest.ts'

/** Characters of a tool's output that are kept. */
const mostOutput = 20_000

/** A crate could not be built in a variant: becomes a row of the manifest, and the build goes on. */
export class StageFailure extends Error {
  readonly stage: BuildFailure['stage']
  readonly output: string

  constructor(stage: BuildFailure['stage'], message: string, output = '') {
    super(message)
    this.name = 'StageFailure'
    this.stage = stage
    const left = output.length - mostOutput
    // The first error is the one to mend.
    this.output = left > 0 ? `${output.slice(0, mostOutput)}\n… ${left} more characters` : output.trimEnd()
  }
}
