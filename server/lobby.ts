/** Where pages that people opened wait for their visits. */
export interface WaitingRoom {
  /** The next thing that the browser's page has to do; settles only when there is one. */
  next(browser: string, userAgent: string, signal: AbortSignal): Promise<{ url: string } | { done: true }>
}
