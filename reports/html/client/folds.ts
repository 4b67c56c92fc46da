/** Opens the fold that the address points at: at once, and whenever a link is followed. */
export const openLinkedFold = (view: Window): void => {
  const open = () => {
    const target = view.document.getElementById(view.location.hash.slice(1))
    if (!(target instanceof HTMLDetailsElement)) return
    target.open = true
    target.scrollIntoView()
  }
  view.addEventListener('hashchange', open)
  open()
}
