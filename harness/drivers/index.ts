import type { Driver } from './driver.ts'
import { fake } from './fake.ts'
import { manual } from './manual.ts'
import { playwright } from './playwright.ts'
import { webdriver } from './webdriver.ts'

export { chooseBrowsers, type Chosen } from './choose.ts'

/** Every way of driving a browser, in order of preference. Add one here; the conformance suite then tests it. */
export const drivers = { playwright, webdriver, manual, fake } satisfies Record<string, Driver>
