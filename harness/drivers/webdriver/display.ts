import { within } from '../../timeLimit.ts'
import { startProgram } from './program.ts'

/** Xvfb compiles its keyboard map first, which takes a second on a cold machine. In ms. */
const startLimitMs = 15_000

export interface Display {
  /** Variables that lead a program to this display. */
  readonly environment: Readonly<Record<string, string>>
  /** Process of the display server, if it is ours. */
  readonly pid: number | null
  end(): void
}

/** Whether windows can be opened without a display of ours. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

/**
 * A virtual display with a number that nobody else has: Xvfb itself looks for a free one.
 *
 * @throws when it does not start; then nothing is left running
 */
export const startDisplay = async (xvfb: string, environment: Readonly<Record<string, string>>): Promise<Display> => {
  const program = startProgram(
    xvfb,
    // Without -noreset it starts anew whenever its last window closes, and drops the browser that comes next at that moment.
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
    environment,
  )
  const number = Promise.withResolvers<string>()
  program.onLine((line) => {
    if (/^\d+$/.test(line)) number.resolve(line)
  })
  const failed = async (): Promise<never> => {
    throw new Error(await program.exited)
  }
  try {
    const display = await within(startLimitMs, 'Starting Xvfb', Promise.race([number.promise, failed()]))
    return { environment: { DISPLAY: `:${display}` }, pid: program.pid, end: program.end }
  } catch (error) {
    program.end()
    throw error
  }
}
