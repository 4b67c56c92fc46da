/** A page that a person opened: waits to be sent to a visit, comes back after it, and waits again. */
const here = new URL(location.href)
const browser = here.pathname.split('/').at(-1) ?? ''
const token = here.searchParams.get('token') ?? ''

const status = (text: string): void => {
  document.body.textContent = text
}

status('This browser takes part in a crosslane run. Leave this tab in front until it says that it is done.')
for (;;) {
  // The server holds its answer back until there is something to do: nothing is asked while a page measures.
  const response = await fetch(`/api/lobby/${browser}/next`, { headers: { 'x-crosslane-token': token } }).catch(
    () => null,
  )
  if (!response?.ok) {
    status('The run is over. You can close this tab.')
    break
  }
  const { url, done } = (await response.json()) as { url?: string; done?: boolean }
  if (done) {
    status('Done. You can close this tab.')
    break
  }
  if (url !== undefined) {
    const next = new URL(url)
    next.searchParams.set('lobby', browser)
    location.replace(next)
    break
  }
}
