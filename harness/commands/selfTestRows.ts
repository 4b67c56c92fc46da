import type { SelfCheck, SelfTest } from '../schema/selfTest.ts'
import type { CheckResult } from '../toolchain/checks/check.ts'

/** A row of doctor's table. */
export type Row = CheckResult & { readonly id: string; readonly title: string }

const statuses = { passed: 'ok', noted: 'ok', failed: 'fail' } as const

const rowOf = (browser: string, { id, title, status, found, hint }: SelfCheck): Row => ({
  id: `self-test-${browser}-${id}`,
  title: `${browser} test`,
  status: statuses[status],
  // What is only noted needs nothing to be done, but its explanation.
  found: `${title}: ${found}${status === 'noted' ? `. ${hint}` : ''}`,
  ...(status === 'failed' ? { hint } : {}),
})

/** A row for each check of a self-test that the browser did not pass, and before them one that says so if none of them failed. */
export const selfTestRows = ({ browser, checks }: SelfTest): Row[] => {
  const unwell = checks.filter(({ status }) => status !== 'passed')
  const rows = unwell.map((check) => rowOf(browser, check))
  if (unwell.some(({ status }) => status === 'failed')) return rows
  const tier = checks.find(({ id }) => id === 'tier-up')?.found ?? ''
  const found = `passed: ${tier}`
  return [{ id: `self-test-${browser}`, title: `${browser} test`, status: 'ok', found }, ...rows]
}
