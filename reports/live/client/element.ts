/** An element with its class and what is in it. */
export const element = (
  page: Document,
  name: string,
  className: string,
  ...children: readonly (Node | string)[]
): Element => {
  const made = page.createElement(name)
  if (className !== '') made.className = className
  // Strings become text, whatever is in them.
  made.append(...children)
  return made
}
