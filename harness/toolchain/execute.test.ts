import { describe, expect, it } from 'vitest'
import { execute } from './execute.ts'

const node = (script: string) => ({ program: process.execPath, args: ['-e', script] })

describe('execute', () => {
  it('returns the exit code and both outputs', async () => {
    expect(await execute(node('console.log("out"); console.error("err"); process.exitCode = 7'))).toEqual({
      code: 7,
      stdout: 'out\n',
      stderr: 'err\n',
      timedOut: false,
    })
  })

  it('adds to the environment', async () => {
    const { stdout } = await execute(node('console.log(process.env.COLOUR, process.env.PATH !== undefined)'), {
      env: { COLOUR: 'teal' },
    })
    expect(stdout).toBe('teal true\n')
  })

  it('tells of a program that is not there instead of throwing', async () => {
    expect(await execute({ program: 'no-such-program-anywhere', args: [] })).toMatchObject({
      code: null,
      stderr: expect.stringContaining('ENOENT'),
      timedOut: false,
    })
  })

  it('ends a program that takes too long, and keeps what it said', async () => {
    const talker = { program: 'sh', args: ['-c', 'echo working; exec sleep 60'] }
    expect(await execute(talker, { timeoutMs: 1000 })).toMatchObject({
      code: null,
      timedOut: true,
      stdout: 'working\n',
    })
  })

  it('gives the program nothing to read, so that a question ends at once', async () => {
    const reader = node('process.stdin.on("end", () => console.log("nothing")).resume()')
    expect(await execute(reader)).toMatchObject({ code: 0, stdout: 'nothing\n' })
  })
})
