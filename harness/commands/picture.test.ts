import { expect, it } from 'vitest'
import { pictureIn } from './picture.ts'

it.each([
  ['/here/night.md', '/here/night.png', 'night.png'],
  ['/here/night.md', '/here/more pictures/n.png', 'more%20pictures/n.png'],
  ['/here/there/night.md', '/here/night.png', '../night.png'],
])('from %s, %s is at %s', (markdown, png, address) => {
  expect(pictureIn(markdown, png)).toBe(address)
})
