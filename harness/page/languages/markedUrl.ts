/**
 * An address with a mark, by which the server makes the bytes unique: engines keep compiled code by what it was made of.
 * An address that has one keeps it, because the HTTP cache and the engine's code cache go by the address.
 */
export const markedUrl = (url: string, mark: string): string => {
  const address = new URL(url, location.href)
  if (!address.searchParams.has('v')) address.searchParams.set('v', mark.replaceAll(/[^\w.@-]/g, '-'))
  return address.pathname + address.search
}

/** The same under an address of its own: its mark goes on. */
export const markedFurther = (url: string, mark: string, further: string): string => {
  const address = new URL(markedUrl(url, mark), location.href)
  address.searchParams.set('v', `${address.searchParams.get('v')}.${further.replaceAll(/[^\w.@-]/g, '-')}`)
  return address.pathname + address.search
}
