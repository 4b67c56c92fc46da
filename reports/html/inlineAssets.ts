import type { ReportAssets } from '../report.ts'
import { html, type Markup } from './markup.ts'

const inline = (element: 'script' | 'style', content: string): Markup => {
  if (content.toLowerCase().includes(`</${element}`))
    throw new Error(`the bundled ${element} would end its own element`)
  return { markup: `<${element}>${content}</${element}>` }
}

/** Nothing is loaded from anywhere, and nothing runs but the two inlined assets. */
export const contentSecurityPolicy = ({ scriptHash, styleHash }: ReportAssets): Markup => {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html`<meta http-equiv="Content-Security-Policy" content="${policy}" />`
}

export const inlineScript = ({ script }: ReportAssets): Markup => inline('script', script)
export const inlineStyle = ({ style }: ReportAssets): Markup => inline('style', style)
