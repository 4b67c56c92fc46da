import { resolve } from 'node:path'
import { environment } from '../environment.ts'
import { problem } from '../errors.ts'
import { gitState } from '../git.ts'
import { machineNoise } from '../noise/machine.ts'
import { judgeMachine } from '../noise/rule.ts'
import type { RunRequest } from '../run.ts'
import { newestCertificate } from '../store/certificates.ts'
import { runName } from '../store/runFolder.ts'

/** The machine before the run does anything, and the name that the run gets. @throws CrosslaneError when it is too noisy for `strict` */
export const surroundings = async ({ loaded: { root, config }, seed, git: measured, now, emit }: RunRequest) => {
  const at = now()
  const { env } = config.design
  const noise = env === 'off' ? null : machineNoise()
  const [machine, git] = await Promise.all([environment(), measured ?? gitState(root)])
  const bad = noise ? judgeMachine(noise, machine) : []
  if (env === 'strict' && bad.length > 0) throw problem('noisyMachine', bad)
  for (const warning of bad) emit({ type: 'warned', warning: { ...warning, browser: null, benchmark: null } })
  const certificate = await newestCertificate(resolve(root, config.cache), machine)
  return { run: runName(at, seed), at: at.toISOString(), environment: machine, git, noise, certificate }
}
