import { once } from './loadPhase.ts'

export const download = once({
  id: 'download',
  title: 'Download',
  description:
    'From the request for the module to its last byte, by itself: from our own server on this machine, over an open connection, or through the network that it imitates.',
})
