import type { RunEvent } from '../events.ts'
import { duration } from './duration.ts'

export type Invitation = Extract<RunEvent, { type: 'invited' }>

/** Where to open what, who may, and how long there is time. */
export const invitationText = ({ browser, links, isOpen, port, waitMs }: Invitation): string => {
  const [first = '', ...others] = links
  const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
  return [
    `${browser}: open this link in the browser that is to take part, and press Start there within ${duration(waitMs)}:`,
    ...indented([first, ...others.map((link) => `or ${link}`)]),
    ...indented(
      isOpen
        ? [
            'Until the run ends, everyone in the network who has the link can take part and load the modules of this run; nobody without it can.',
          ]
        : [
            'Only this machine reaches it; --host 0.0.0.0 lets others in who have the link. An Android phone on a cable does after:',
            `  adb reverse tcp:${port} tcp:${port}`,
          ],
    ),
  ].join('\n')
}
