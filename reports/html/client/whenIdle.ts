/** Does something over and over whenever the page has nothing else to do, until it says that it is done. @param step whether there is more */
export const whenIdle = (step: () => boolean): void => {
  // WebKit has no idle callback; a moment of rest is as good.
  const wait = 'requestIdleCallback' in globalThis ? requestIdleCallback : (again: () => void) => setTimeout(again, 50)
  wait(() => {
    if (step()) whenIdle(step)
  })
}
