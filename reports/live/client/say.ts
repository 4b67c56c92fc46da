/** Puts a text into the element of that id, and shows it where it was hidden; nothing is touched that says so already. */
export const say = (page: Document, id: string, text: string): void => {
  const element = page.getElementById(id)
  if (element === null || element.textContent === text) return
  element.textContent = text
  if (text !== '') element.removeAttribute('hidden')
}
