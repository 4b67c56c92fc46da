import type { Locator, Page } from 'playwright/test'

/** What the client wrote onto a canvas about its picture. */
export interface DrawnDataset {
  readonly label: string
  readonly values: (number | null | { x: number; y: number })[]
  /** Middle of the element's end, in CSS pixels from the canvas's corner. */
  readonly places: [x: number, y: number][]
}

/** Scrolls a chart into view and waits until it is drawn. */
export const drawn = async (canvas: Locator): Promise<DrawnDataset[]> => {
  await canvas.scrollIntoViewIfNeeded()
  await canvas.and(canvas.page().locator('[data-drawn]')).waitFor()
  return JSON.parse((await canvas.getAttribute('data-drawn')) ?? '[]') as DrawnDataset[]
}

export const chartOf = (page: Page, kind: string, index = 0): Locator =>
  page.locator(`canvas[data-chart="${kind}"][data-index="${index}"]`)

/** Colour of a canvas at a place in CSS pixels, as `r,g,b`. */
export const colourAt = (canvas: Locator, [x, y]: readonly [number, number]): Promise<string> =>
  canvas.evaluate(
    (element, place) => {
      const picture = element as HTMLCanvasElement
      const scale = picture.width / picture.clientWidth
      const context = picture.getContext('2d')
      const data = context?.getImageData(Math.round(place[0] * scale), Math.round(place[1] * scale), 1, 1).data
      return [...(data ?? [])].slice(0, 3).join(',')
    },
    [x, y] as const,
  )

/** A custom property of the style sheet as `r,g,b`. */
export const colourOf = (page: Page, property: string): Promise<string> =>
  page.evaluate((name) => {
    const probe = document.body.appendChild(document.createElement('span'))
    probe.style.color = `var(${name})`
    const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g) ?? []
    probe.remove()
    return [red, green, blue].join(',')
  }, property)
