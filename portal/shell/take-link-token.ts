/** The token of a mail's link: read once, and taken out of the address, where it would be seen, shared and kept. */

export interface LinkPlaces {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'replaceState'>
}

/** Null when the address has none. */
export function takeLinkToken({ location, history }: LinkPlaces): string | null {
  const token = new URLSearchParams(location.hash.replace(/^#/, '')).get('token')
  if (!token) return null
  history.replaceState(null, '', location.pathname + location.search)
  return token
}
