import { expect, it } from 'vitest'
import { Config } from '../schema/config.ts'
import { select } from './select.ts'

const config = Config.parse({})

it('keeps everything when nothing is asked for', () => {
  expect(select(config, {})).toEqual(config)
})

it('keeps the baseline with the variants that are asked for', () => {
  expect(Object.keys(select(config, { variants: ['simd'] }).variants)).toEqual(['scalar', 'simd'])
})

it('keeps the order of the config', () => {
  expect(Object.keys(select(config, { browsers: ['webkit', 'chromium'] }).browsers)).toEqual(['chromium', 'webkit'])
})

it('refuses names that are not in the config', () => {
  expect(() => select(config, { browsers: ['netscape'] })).toThrow(expect.objectContaining({ code: 'unknownBrowser' }))
  expect(() => select(config, { variants: ['scaler'] })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('Did you mean "scalar"?') }),
  )
})
