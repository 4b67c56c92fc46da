import type { ReportAssets } from '../report.ts'
import { html, type Markup } from './markup.ts'

const inline = (element: 'script' | 'style', content: string): Markup => {
  if (content.toLowerCase().includes(`</${element}`))
    throw new Error(`the bundled ${element} would end its own element`)
  return { markup: `<${element}>${content}</${element}>` }
}

/** What a page that a server of ours has sent may ask of it; a file asks nothing of anybody. */
export interface Asks {
  /** Its script may. */
  readonly script?: boolean
  /** Its forms may. */
  readonly forms?: boolean
}

/** The policy of a page: nothing is loaded from anywhere, and nothing runs but the two inlined assets. */
export const policyOf = ({ scriptHash, styleHash }: ReportAssets, asks: Asks | null = null): string =>
  [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    // The empty icon, without which browsers ask the server for one.
    ...(asks ? ['img-src data:'] : []),
    ...(asks?.script ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${asks?.forms ? "'self'" : "'none'"}`,
  ].join('; ')

export const contentSecurityPolicy = (assets: ReportAssets, asks: Asks | null): Markup =>
  html`<meta http-equiv="Content-Security-Policy" content="${policyOf(assets, asks)}" />`

export const inlineScript = ({ script }: ReportAssets): Markup => inline('script', script)
export const inlineStyle = ({ style }: ReportAssets): Markup => inline('style', style)
