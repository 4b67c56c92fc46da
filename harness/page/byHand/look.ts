import css from './style.css'

/** Gives the page its look. A sheet that a script makes needs no leave of the page's policy, and no request. */
export const dress = (): void => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}

interface Attributes {
  readonly class?: string
  readonly role?: string
}

/** An element with text, which is never markup, or with other elements in it. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  content: string | readonly Node[] = '',
  attributes: Attributes = {},
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag)
  if (typeof content === 'string') made.textContent = content
  else made.append(...content)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
