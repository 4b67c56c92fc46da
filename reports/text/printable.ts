/** Text that cannot steer the terminal: control characters, escape sequences and direction overrides become one space. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029]+/gu, ' ').trim()
