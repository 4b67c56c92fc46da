import { copyText } from './copyText.ts'

const buttons = '[data-copy-command]'

/**
 * Brings the buttons beside commands to life: each copies its own, and says so itself until it is left, since the masthead may be
 * far away.
 *
 * @returns shows the buttons that have come into the page
 */
export const enableCommandCopies = (page: Document): (() => void) => {
  const names = new Map<Element, string>()
  const press = async (button: Element): Promise<void> => {
    const copied = await copyText(page, button.parentElement?.querySelector('pre')?.textContent ?? '')
    if (!names.has(button)) names.set(button, button.textContent)
    button.textContent = copied ? 'Copied' : 'Not allowed here'
  }
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest(buttons) : null
    if (button) void press(button)
  })
  page.addEventListener('focusout', ({ target }) => {
    const name = target instanceof Element ? names.get(target) : undefined
    if (target instanceof Element && name !== undefined) target.textContent = name
  })
  return () => {
    for (const button of page.querySelectorAll<HTMLElement>(buttons)) button.hidden = false
  }
}
