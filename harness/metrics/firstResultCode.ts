import { once } from './loadPhase.ts'

export const firstResultCode = once({
  id: 'first-result-code',
  title: 'Time to first verified result, code cache',
  description:
    'The same in a page whose browser has kept the optimised code of an earlier page (Chromium only). It counts where the engine itself said that it used that code, in a page like it that was watched and not timed.',
})
