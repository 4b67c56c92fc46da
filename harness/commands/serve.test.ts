import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fakeContext } from './fakeContext.ts'
import { serveCommand } from './serve.ts'

it('prints its address, shows what there is, and ends well when it is interrupted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-serve-'))
  await writeFile(join(folder, 'crosslane.config.ts'), 'export default {}\n')
  const ending = new AbortController()
  const { context, printed } = fakeContext(folder, { signal: ending.signal })
  const serving = serveCommand({ open: false }, context)
  await expect.poll(() => printed.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/)
  const url = printed.out.trim()
  expect(await (await fetch(url)).text()).toContain('There is no finished run yet')
  const trends = await fetch(`${url}trends`)
  expect([trends.status, await trends.text()]).toEqual([501, expect.stringContaining('is empty')])
  expect((await fetch(`${url}compare?runs=a,b`)).status).toBe(404)
  ending.abort()
  expect(await serving).toBe('good')
  await rm(folder, { recursive: true })
})
