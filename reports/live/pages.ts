/** What every page of the live view leads to. */
export const pages = [
  { title: 'Runs', url: '/' },
  { title: 'Trends', url: '/trends' },
] as const
