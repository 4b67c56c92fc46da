/** Keeps the screen on while the page is shown, where the browser lets pages do that: only in secure contexts. @returns whether it does */
export const stayAwake = async (): Promise<boolean> => {
  if (!('wakeLock' in navigator)) return false
  return navigator.wakeLock.request('screen').then(
    () => true,
    () => false,
  )
}
