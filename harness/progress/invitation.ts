import type { RunEvent } from '../events.ts'
import { duration } from './duration.ts'

export type Invitation = Extract<RunEvent, { type: 'invited' }>

/** Where to open what, who may, and how long there is time. */
export const invitationText = ({ browser, links, near, isOpen, port, waitMs }: Invitation): string => {
  const cable = `adb reverse tcp:${port} tcp:${port}`
  const lines = isOpen
    ? [
        ...links.map((link, index) => `${index === 0 ? '' : 'or '}${link}`),
        `or, on an Android phone with a cable and after ${cable}, for a fine clock:`,
        near,
        'Until the run ends, everyone in the network who has a link can take part and load the modules of this run; nobody without it can.',
      ]
    : [
        near,
        `Only this machine reaches it, and an Android phone with a cable after ${cable}; --host 0.0.0.0 lets others in who have the link.`,
      ]
  return [
    `${browser}: open this in the browser that is to take part, and press Start there within ${duration(waitMs)}:`,
    ...lines.map((line) => `  ${line}`),
  ].join('\n')
}
