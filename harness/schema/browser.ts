import * as z from 'zod'
import { Engine } from './config.ts'
import { Name } from './names.ts'

/** Exactly what was driven, and how: stored with every run. */
export const BrowserFacts = z.object({
  /** Key in the config: what `--browsers` takes. */
  id: Name,
  /** `null`: a browser that a person opened and that does not say it. */
  engine: Engine.nullable(),
  /** What it calls itself: `Chromium`, `Firefox ESR`, `WebKitGTK MiniBrowser`. Never a browser that it is not. */
  name: z.string(),
  version: z.string(),
  driver: Name,
  /** One line: `stock binary over WebDriver BiDi`, `Playwright's own build`, … */
  how: z.string(),
  binary: z.string().nullable(),
  flags: z.array(z.string()),
})
export type BrowserFacts = z.infer<typeof BrowserFacts>

/** Memory of one process of a browser's tree. */
export const ProcessMemory = z.object({
  pid: z.int(),
  /** `browser`, `renderer`, `gpu`, … as far as its command line tells. */
  role: z.string(),
  /** Proportional set size in bytes. */
  pssBytes: z.int().nonnegative(),
})
export type ProcessMemory = z.infer<typeof ProcessMemory>
