import type { RequestHandler } from 'express'

/**
 * Headers of every answer. COOP and COEP isolate the page, without which engines coarsen their clocks to 100 µs
 * and more; CORP lets an isolated page load what we serve; nothing is sniffed, framed or kept.
 */
export const isolationHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  })
  next()
}

/** The policy of our own pages and their workers: their own scripts, their own server, Wasm, an empty icon, nothing else. */
export const pagePolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
