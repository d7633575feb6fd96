/** The token with which a mail's link opened this page; null when it was opened otherwise. */
import { useEffect, useState } from 'preact/hooks'
import { takeLinkToken } from './take-link-token.ts'

export function useLinkToken(): string | null {
  const [token, setToken] = useState(() => takeLinkToken(window))
  useEffect(() => {
    // Another link of the same kind, opened in the same tab, changes only this part of the address.
    const take = () => setToken((before) => takeLinkToken(window) ?? before)
    addEventListener('hashchange', take)
    return () => removeEventListener('hashchange', take)
  }, [])
  return token
}
