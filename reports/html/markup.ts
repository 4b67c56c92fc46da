/** A piece of HTML that is safe to insert: only `html` makes one. */
export interface Markup {
  readonly markup: string
}

export type Fragment = Markup | string | number | null | readonly Fragment[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML shows it, in an element or in a quoted attribute. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

const insert = (fragment: Fragment): string => {
  if (fragment === null) return ''
  if (typeof fragment === 'string') return escape(fragment)
  if (typeof fragment === 'number') return String(fragment)
  return 'markup' in fragment ? fragment.markup : fragment.map(insert).join('')
}

/** The indentation of the templates is for their readers; the page can do without. */
const unindented = (part: string): string => part.replace(/\n\s+/g, '\n')

/** Template tag: everything inserted is escaped unless it is markup itself; lists are joined, `null` is nothing. */
export const html = (strings: TemplateStringsArray, ...values: readonly Fragment[]): Markup => ({
  markup: strings.map(unindented).reduce((whole, part, index) => `${whole}${insert(values[index - 1] ?? null)}${part}`),
})
