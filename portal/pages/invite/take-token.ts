/** The token of an invitation: out of the address, where it would be seen and kept, into this tab. */

/** What the page needs of the browser. */
export interface TokenPlaces {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'replaceState'>
  /** Lives as long as the tab: the token survives a reload and logging in on the way. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

const name = 'deskbell.invitation'

/** The token of the link, or of the link that this tab came with; null when there was none. */
export function takeToken({ location, history, storage }: TokenPlaces): string | null {
  const token = new URLSearchParams(location.hash.replace(/^#/, '')).get('token')
  if (!token) return storage.getItem(name)
  history.replaceState(null, '', location.pathname + location.search)
  storage.setItem(name, token)
  return token
}

/** It was used, or is good for nothing. */
export function dropToken({ storage }: Pick<TokenPlaces, 'storage'>): void {
  storage.removeItem(name)
}
