import type { RunDocument } from '../../harness/schema/run.ts'

/** What a warning is about; empty where it is about the whole run. */
export const warningPlace = ({ benchmark, browser }: RunDocument['warnings'][number]): string =>
  [benchmark, browser].filter((part) => part !== null).join(' · ')
