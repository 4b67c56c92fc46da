import { once } from './loadPhase.ts'

export const firstResultHttp = once({
  id: 'first-result-http',
  title: 'Time to first verified result, HTTP cache',
  description:
    'The same in a page whose browser has the bytes of the module in its HTTP cache, and no compiled code. Only loads count that made no request: the server writes the visit into each answer, and what the page got bore the name of the earlier one.',
})
