/** What stands between two `$` for a sign that a symbol cannot hold. */
const signs: Readonly<Record<string, string>> = {
  SP: '@',
  BP: '*',
  RF: '&',
  LT: '<',
  GT: '>',
  LP: '(',
  RP: ')',
  C: ',',
}

const unescaped = (element: string): string =>
  element
    .replace(/^_\$/, '$')
    .replaceAll('..', '::')
    .replaceAll(
      /\$(?:u([0-9a-f]{1,6})|([A-Z]{1,2}))\$/g,
      (whole, point: string | undefined, sign: string | undefined) => {
        if (point === undefined) return signs[sign ?? ''] ?? whole
        const code = Number.parseInt(point, 16)
        return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
      },
    )

/**
 * A name in Rust's older mangling, `_ZN4core3fmt5write17h0123456789abcdefE`, without its hash; `null` when it is none. It looks
 * like a C++ name, of which it differs by that hash at its end. As rustc writes it: compiler/rustc_symbol_mangling, legacy.rs.
 */
export const demangleLegacy = (name: string): string | null => {
  const elements: string[] = []
  const [, text = '', suffix = ''] = /^_{0,2}ZN(.+?)E(\.[\w.@]+)?$/s.exec(name) ?? []
  let rest = text
  while (rest !== '') {
    const [digits] = /^[1-9]\d*/.exec(rest) ?? ['']
    const end = digits.length + Number(digits)
    if (digits === '' || end > rest.length) return null
    elements.push(rest.slice(digits.length, end))
    rest = rest.slice(end)
  }
  return elements.length > 1 && /^h[0-9a-f]{16}$/.test(elements.at(-1) ?? '')
    ? elements.slice(0, -1).map(unescaped).join('::') + (suffix.startsWith('.llvm.') ? '' : suffix)
    : null
}
