export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'muted' | 'strong'

const codes: Record<Tone, string | null> = { plain: null, good: '32', bad: '31', warn: '33', muted: '2', strong: '1' }

/** Puts text in a tone, or leaves it alone where there is to be no colour. */
export type Paint = (tone: Tone, text: string) => string

export const painter =
  (colour: boolean): Paint =>
  (tone, text) => {
    const code = codes[tone]
    return !colour || code === null || text === '' ? text : `\u001B[${code}m${text}\u001B[0m`
  }
