import type { Checked, CheckDocument, LimitResult } from '../../harness/schema/check.ts'
import { figureInWords, limitInWords, placeInWords } from './words.ts'

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

/** Undecided cells, and warnings, are skipped tests with their reason: neither passed nor failed. */
const childOf = ({ limit }: LimitResult, cell: Checked): string => {
  const message = escaped(figureInWords(limit, cell))
  const isBroken = cell.outcome === 'broken' || cell.outcome === 'failed'
  if (cell.outcome === 'kept') return ''
  if (!isBroken) return `<skipped message="undecided: ${message}"/>`
  if (limit.level === 'warn') return `<skipped message="warning: ${message}"/>`
  return cell.outcome === 'failed' ? `<error message="${message}"/>` : `<failure message="${message}"/>`
}

const suiteOf = (result: LimitResult): string => {
  const { cells, limit } = result
  const name = escaped(limitInWords(limit))
  const children = cells.map((cell) => childOf(result, cell))
  const count = (tag: string) => children.filter((child) => child.startsWith(`<${tag} `)).length
  const cases = cells.map((cell, index) => {
    const open = `    <testcase classname="${name}" name="${escaped(placeInWords(cell))}"`
    const child = children[index] ?? ''
    return child === '' ? `${open}/>` : `${open}>${child}</testcase>`
  })
  return [
    `  <testsuite name="${name}" tests="${cells.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

/** JUnit XML: a suite for each limit, a test for each cell. */
export const checkJunit = (document: CheckDocument): string => {
  const suites = document.results.filter(({ cells }) => cells.length > 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="crosslane check ${escaped(document.run)}">`,
    ...suites.map(suiteOf),
    '</testsuites>',
    '',
  ].join('\n')
}
