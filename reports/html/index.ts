import type { Report } from '../report.ts'
import { thin } from '../view/thin.ts'
import { page } from './page.ts'

/** One self-contained file that opens from disk with the network off. Needs `options.assets`. */
export const html: Report = {
  id: 'html',
  extension: 'html',
  title: 'Self-contained web page with charts',
  render: (document, { assets }) => page(thin(document), assets),
}
