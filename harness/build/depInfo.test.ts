import { expect, test } from 'vitest'
import { parseDepInfo } from './depInfo.ts'

test('sources are listed behind the module, with escaped spaces', () => {
  expect(parseDepInfo(String.raw`/a\ b/dot.wasm: /a\ b/src/lib.rs /c/data.bin` + '\n')).toEqual([
    '/a b/src/lib.rs',
    '/c/data.bin',
  ])
  expect(parseDepInfo('')).toEqual([])
})
