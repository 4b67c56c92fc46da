import type { BrowserFacts, ProcessMemory } from '../schema/browser.ts'
import type { BrowserChoice } from '../schema/config.ts'

/**
 * A way of starting browsers and sending them to a URL, and nothing else: the page fetches its job and posts its
 * result by itself, so a driver knows nothing of benchmarks, and nothing disturbs a page while it measures.
 */
export interface Driver {
  readonly id: string

  /** Takes part only where the config names it: it finds something for every choice. */
  readonly onlyByName?: true

  /**
   * Only where a person opens the browser: waits until somebody has, and says what it is. Called once in a run, before anything
   * is planned.
   *
   * @throws the reason of `options.signal` when nobody comes until then
   */
  join?(browser: BrowserFound, options: Pick<LaunchOptions, 'lobby' | 'signal'>): Promise<BrowserFound>

  /**
   * Looks for browsers that fit the choice, best first; starts nothing but `--version`.
   * Called by doctor and at the start of a run, once for each configured browser.
   */
  find(id: string, choice: BrowserChoice): Promise<Found>

  /** Starts a browser. Called for every launch of the plan. Throws when it does not come up; then nothing is left running. */
  launch(browser: BrowserFound, options: LaunchOptions): Promise<BrowserSession>
}

export type Found =
  /** With no browser in it: the choice is no concern of this driver. */
  | { readonly ok: true; readonly browsers: readonly BrowserFound[] }
  /** `why` it cannot and, in `hint`, what to type to change that. */
  | { readonly ok: false; readonly why: string; readonly hint: string }

/** A browser that can be launched. */
export interface BrowserFound {
  readonly facts: BrowserFacts
  /** Preferred in this order: what the config names, what is installed on the machine, what Playwright downloaded. */
  readonly origin: 'configured' | 'stock' | 'bundled'
  readonly choice: BrowserChoice
  /** Whether it can be launched with a kept profile and says what its code cache did: `LaunchOptions.profile`, `OpenPage.codeCache`. */
  readonly codeCache: boolean
}

export interface LaunchOptions {
  /**
   * Put into the environment of every process that is started, as `CROSSLANE_RUN`, so that what a crash
   * leaves behind can be told from the user's own browsers.
   */
  readonly mark: string
  /**
   * `fresh`: pages share nothing. `kept`: all pages of the launch share one profile on disk, made for it and deleted with it, so that
   * the browser may keep compiled code; only where `BrowserFound.codeCache` says so.
   */
  readonly profile: 'fresh' | 'kept'
  /** Aborts the launch. */
  readonly signal: AbortSignal
  /** For drivers whose browser is opened by a person. */
  readonly lobby: Lobby
  /** Shows a line to the user, such as the address to open. */
  readonly say: (line: string) => void
}

/** A running browser. Made for one launch, used for several visits one after the other. */
export interface BrowserSession {
  readonly browser: BrowserFacts
  /** Resolves with the reason when the browser is gone without having been closed. Never rejects. */
  readonly gone: Promise<string>
  /** What silence may mean, where nobody can see from here whether the page still lives. */
  readonly unseen?: string
  /** Memory of the browser's whole process tree; empty where it cannot be read. */
  processes(): Promise<ProcessMemory[]>
  /**
   * Opens the URL in a page of its own context, which shares nothing with earlier ones unless the profile is kept, and, where the
   * engine can, of its own content process.
   *
   * @param options.watched listens to what the engine says of its code cache, which slows it down: for pages that are not timed
   */
  open(url: string, options?: { readonly watched?: boolean }): Promise<OpenPage>
  /** Ends every process of the browser, whatever state it is in. May be called twice. */
  close(): Promise<void>
}

/** A page at work. */
export interface OpenPage {
  /** Resolves with the reason when the page crashes. Never rejects. */
  readonly crashed: Promise<string>
  /** What the page has written to its console so far, and its uncaught errors, one per entry; empty where the driver cannot listen without disturbing. */
  console(): readonly string[]
  /**
   * Closes this page and opens another one in its context: what it left in the caches is there. In a fresh content process
   * where the engine allows; in the same one otherwise.
   */
  follow(url: string, options?: { readonly watched?: boolean }): Promise<OpenPage>
  /** What the engine said about its code cache since the page was opened; `null` where it was not watched or said nothing. */
  codeCache(): Promise<'hit' | 'miss' | 'rejected' | null>
  /** Closes the page and its context. May be called on a crashed page. */
  close(): Promise<void>
}

/** Where a page that a person opened waits for its visits. Kept by the server. */
export interface Lobby {
  /** The best address to open for this browser of the run. */
  url(browser: string): string
  /** Resolves when somebody takes part with it; rejects when the signal aborts. */
  joined(browser: string, signal: AbortSignal): Promise<{ userAgent: string }>
  /** Resolves as soon as its page waits for something to do; rejects when the signal aborts. */
  present(browser: string, signal: AbortSignal): Promise<void>
  /** Sends the waiting page to a visit; afterwards it comes back to wait. */
  send(browser: string, url: string): void
  /** Takes back a visit that no page has been sent to yet. */
  recall(browser: string): void
}
