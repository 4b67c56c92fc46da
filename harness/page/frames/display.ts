import type { VisitResult } from '../../schema/visit.ts'
import type { Quirks } from './quirks.ts'
import { measureRefresh } from './refresh.ts'
import { noteSoftware, rendererName } from './renderer.ts'
import type { Ticker } from './ticker.ts'

/** How this page's pictures come to the screen; `null` where no frames come. Before anything is loaded: the page is idle. */
export const displayFacts = async (
  idleFrames: number,
  ticker: Ticker,
  quirks: Quirks,
): Promise<VisitResult['display']> => {
  const refreshMs = await measureRefresh(idleFrames, ticker, quirks)
  const renderer = rendererName()
  noteSoftware(renderer, quirks)
  return refreshMs === null ? null : { refreshMs, renderer }
}
