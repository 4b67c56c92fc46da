import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { freePort } from '../harness/drivers/webdriver/server.ts'
import { start } from './cli/crosslane.ts'

const projectPath = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

test('crosslane serve measures in the browser that asks for it, and shows the report', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'one browser stands for all that open the page')
  test.setTimeout(300_000)
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-here-'))
  const config = {
    crates: projectPath('fixtures/broken-crates'),
    cache: projectPath('../.crosslane'),
    design: { blocks: 2, sampling: { measureMs: 60, warmUpMinMs: 20, warmUpMaxMs: 100 } },
  }
  await writeFile(join(folder, 'crosslane.config.ts'), `export default ${JSON.stringify(config)}\n`)
  const port = await freePort()
  const serving = start(['serve', '--port', String(port), '--crates', 'healthy'], folder)
  try {
    await serving.said(/Ctrl-C ends it/)
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.getByRole('button', { name: 'Measure in this browser' }).click()
    await expect(page).toHaveURL(/\/now$/)
    await page.getByRole('link', { name: 'Measure in this browser' }).click({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Start' }).click()
    await expect(page.getByRole('heading', { name: 'Done' })).toBeVisible({ timeout: 120_000 })

    await page.goto(`http://127.0.0.1:${port}/`)
    const [run = ''] = await readdir(join(folder, 'runs'))
    await page.getByRole('link', { name: run }).click()
    await expect(page.getByRole('heading', { name: 'Speed-up' })).toBeVisible()
    await expect(page.locator('.card')).toContainText('Chromium')
    await expect(page.locator('#environment')).toContainText('opened by hand')
    serving.interrupt()
    expect((await serving.ended).code).toBe(0)
  } finally {
    serving.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
})
