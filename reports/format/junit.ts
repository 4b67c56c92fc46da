// https://github.com/testmoapp/junitxml describes what readers of this format have in common.

/** What XML 1.0 cannot hold, however it is written: anything but its production `Char`. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

const escaped = (text: string): string =>
  text.replaceAll(forbidden, '\uFFFD').replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)

export interface JunitCase {
  readonly name: string
  /** `null`: it passed. `failure` is a finding, `error` something that went wrong. */
  readonly outcome: { readonly kind: 'failure' | 'error' | 'skipped'; readonly message: string } | null
}

export interface JunitSuite {
  readonly name: string
  readonly cases: readonly JunitCase[]
}

const suiteXml = ({ name, cases }: JunitSuite): string => {
  const count = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length
  const lines = cases.map(({ name: own, outcome }) => {
    const open = `    <testcase classname="${escaped(name)}" name="${escaped(own)}"`
    return outcome === null
      ? `${open}/>`
      : `${open}><${outcome.kind} message="${escaped(outcome.message)}"/></testcase>`
  })
  return [
    `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">`,
    ...lines,
    '  </testsuite>',
  ].join('\n')
}

/** JUnit XML; suites without a case are left out. */
export const junitXml = (name: string, suites: readonly JunitSuite[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(name)}">`,
    ...suites.filter(({ cases }) => cases.length > 0).map(suiteXml),
    '</testsuites>',
    '',
  ].join('\n')
