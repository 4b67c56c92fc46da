import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { qrLines } from './qrCode.ts'

const link = `http://192.168.178.123:54321/lobby/phone?token=${'0123456789abcdef'.repeat(2)}`

/** What a camera sees of these lines: a picture in which each module is a square of so many pixels. */
const photograph = (lines: readonly string[], side = 6) => {
  const rows = lines.flatMap((line) => [
    [...line].map((character) => character === '▀' || character === '█'),
    [...line].map((character) => character === '▄' || character === '█'),
  ])
  const width = (rows[0]?.length ?? 0) * side
  const height = rows.length * side
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.fill(
        rows[Math.floor(y / side)]?.[Math.floor(x / side)] ? 255 : 0,
        (y * width + x) * 4,
        (y * width + x) * 4 + 3,
      )
  return { width, height, data }
}

// oxlint-disable-next-line no-control-regex -- that is what colours are made of
const uncoloured = (line: string): string => line.replaceAll(/\u001B\[[\d;]*m/g, '')

describe('a QR code in a terminal', () => {
  it.each([false, true])('is read by a camera as the link (colour: %s)', (colour) => {
    const lines = qrLines(link, 80, colour) ?? []
    expect(lines.some((line) => uncoloured(line) !== line)).toBe(colour)
    expect(decodeQR(photograph(lines.map(uncoloured)))).toBe(link)
  })

  it('is as wide as it is high, of half lines, and left out where it does not fit', () => {
    const lines = qrLines(link, 80, false) ?? []
    const width = lines[0]?.length ?? 0
    expect(lines.every((line) => line.length === width)).toBe(true)
    expect(lines).toHaveLength(Math.ceil(width / 2))
    expect(qrLines(link, width, false)).toEqual(lines)
    expect(qrLines(link, width - 1, false)).toBeNull()
  })
})
