const themes = ['auto', 'light', 'dark'] as const

/** Lets the button go round: as the system has it, light, dark. Nothing is stored: a report is a file that others open. */
export const enableTheme = (page: Document): void => {
  const button = page.querySelector<HTMLButtonElement>('[data-theme-toggle]')
  button?.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden')
  let current = 0
  button?.addEventListener('click', () => {
    current = (current + 1) % themes.length
    const theme = themes[current] ?? 'auto'
    button.textContent = `Theme: ${theme}`
    if (theme === 'auto') page.documentElement.removeAttribute('data-theme')
    else page.documentElement.setAttribute('data-theme', theme)
  })
}

/** Calls back whenever the colours change: by the button, by the system, or for paper. */
export const onAppearanceChange = (view: Window, changed: () => void): void => {
  const observer = new MutationObserver(changed)
  observer.observe(view.document.documentElement, { attributeFilter: ['data-theme'] })
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    view.matchMedia(query).addEventListener('change', changed)
  }
}
