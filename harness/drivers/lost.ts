import { errorMessage } from '../errorMessage.ts'
import type { BrowserSession, OpenPage } from './driver.ts'

/** Closing a page must not take longer than this, in ms; the browser is ended otherwise. */
export const closeTimeoutMs = 5000

/** Says what happened when a page or its browser is lost; settles only then. Never rejects. */
export const lost = (session: BrowserSession, opened: Promise<OpenPage>): Promise<string> =>
  Promise.race([
    session.gone.then((why) => `the browser is gone: ${why}`),
    opened.then(
      ({ crashed }) => crashed.then((why) => `the page crashed: ${why}`),
      (error: unknown) => `the page could not be opened: ${errorMessage(error)}`,
    ),
  ])
