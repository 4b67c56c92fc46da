import { expect, test } from 'vitest'
import { BrowserChoice, type Engine } from '../../schema/config.ts'
import { argsFor, flagsFor } from './flags.ts'

const choice = (engine: Engine, ...args: string[]) => BrowserChoice.parse({ engine, args })

test('Chromium measures memory at once, whatever else it is told', () => {
  expect(argsFor(choice('chromium', '--lang=de', '--enable-blink-features=A,B', '--enable-blink-features=C'))).toEqual([
    '--enable-blink-features=ForceEagerMeasureMemory,A,B,C',
    '--lang=de',
  ])
  expect(flagsFor(choice('chromium'))).toContain('--enable-blink-features=ForceEagerMeasureMemory')
})

test('the others get what the config says', () => {
  expect(flagsFor(choice('firefox', '--one'))).toEqual(['--one'])
  expect(flagsFor(choice('webkit', '--one'))).toEqual(['--one'])
})
