/** Puts a text onto the clipboard, and says in the masthead whether the browser allowed it. @returns whether it did */
export const copyText = async (page: Document, text: string): Promise<boolean> => {
  const said = page.querySelector('.said')
  const say = (words: string): void => {
    if (said) said.textContent = words
  }
  try {
    await navigator.clipboard.writeText(text)
    say('Copied')
    return true
  } catch {
    say('The browser does not allow copying here')
    return false
  }
}
