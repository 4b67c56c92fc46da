import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRun } from '../reports/fixtures/exampleRun.ts'
import { reports } from '../reports/index.ts'
import { endLeftovers } from './drivers/processes/leftovers.ts'
import { playwright } from './drivers/playwright.ts'
import { takePicture } from './picture.ts'
import { reportAssets } from './reportAssets.ts'
import { BrowserChoice } from './schema/config.ts'

const found = await playwright.find('chromium', BrowserChoice.parse({ engine: 'chromium' }))
const mark = `${process.pid}-picture`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane picture '))
})
afterAll(async () => {
  await endLeftovers(mark)
  await rm(folder, { recursive: true })
})

const options = { browsers: {}, mark, signal: new AbortController().signal }
const reportOf = async (name: string, run: Parameters<typeof exampleRun>[0]): Promise<string> => {
  const file = join(folder, `${name}.html`)
  await writeFile(file, reports.html.render(exampleRun(run), { width: 0, colour: false, assets: reportAssets() }))
  return file
}
/** Width and height, from the header of the file: https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Uint8Array): [number, number] => {
  const header = Buffer.from(png)
  expect(header.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [header.readUInt32BE(16), header.readUInt32BE(20)]
}

describe.skipIf(!found.ok)(`a picture${found.ok ? '' : ` (skipped: ${found.why})`}`, { timeout: 60_000 }, () => {
  it('shows the verdicts and the first charts, no taller than one looks at', async () => {
    const [width, height] = sizeOf(await takePicture(await reportOf('some', {}), 'headline', options))
    expect(width).toBe(1500)
    expect(height).toBeGreaterThan(1000)
    expect(height).toBeLessThanOrEqual(1875)
    const many = sizeOf(await takePicture(await reportOf('many', { benchmarks: 15 }), 'headline', options))
    expect(many).toEqual([1500, 1875])
  })

  it('is a card of the size that social networks show', async () => {
    expect(sizeOf(await takePicture(await reportOf('card', {}), 'card', options))).toEqual([1200, 630])
  })

  it('can be taken where nothing was measured', async () => {
    const [width] = sizeOf(await takePicture(await reportOf('failed', { everythingFailed: true }), 'headline', options))
    expect(width).toBe(1500)
  })

  it('is an error with its reason where the report cannot be opened', async () => {
    await expect(takePicture(join(folder, 'nothing.html'), 'headline', options)).rejects.toMatchObject({
      code: 'noPicture',
      message: expect.stringContaining('ERR_FILE_NOT_FOUND'),
    })
  })

  it('is not taken when it is interrupted', async () => {
    const signal = AbortSignal.abort(new Error('interrupted'))
    await expect(takePicture(join(folder, 'some.html'), 'headline', { ...options, signal })).rejects.toThrow(
      'interrupted',
    )
  })
})

it('is refused with what to type where no browser is there', async () => {
  const nowhere = BrowserChoice.parse({ engine: 'chromium', binary: '/nowhere/chromium' })
  const [firefox, webkit] = (['firefox', 'webkit'] as const).map((engine) =>
    BrowserChoice.parse({ engine, binary: '/nowhere/browser' }),
  )
  const browsers = { chromium: nowhere, ...(firefox && { firefox }), ...(webkit && { webkit }) }
  await expect(takePicture('report.html', 'headline', { ...options, browsers })).rejects.toMatchObject({
    code: 'noPictureBrowser',
  })
})
