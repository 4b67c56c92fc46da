import type { Certificate } from '../../harness/schema/certificate.ts'
import type { RunDocument } from '../../harness/schema/run.ts'

/** Why a calibration may not hold for this run: another machine, kernel or browser. Empty where it does. */
export const certificateDoubts = ({ environment, browsers }: RunDocument, certificate: Certificate): string[] => {
  const { machine } = certificate
  const sameMachine = machine.cpu === environment.cpu && machine.cores === environment.cores
  const others = browsers.flatMap(({ id, name, version }) => {
    const calibrated = certificate.browsers.find(({ browser }) => browser.id === id)
    if (calibrated === undefined) return [`${name} was not calibrated.`]
    return calibrated.browser.version === version
      ? []
      : [`${name} was calibrated in version ${calibrated.browser.version}; this run used ${version}.`]
  })
  return [
    ...(sameMachine ? [] : [`It was made on another machine: ${machine.cpu}, ${machine.cores} cores.`]),
    ...(sameMachine && machine.kernel !== environment.kernel
      ? [`It was made with kernel ${machine.kernel}; this run had ${environment.kernel}.`]
      : []),
    ...others,
  ]
}
