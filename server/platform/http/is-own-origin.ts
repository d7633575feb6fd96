/** Whether a browser's request comes from a page of this server, so that a cookie may speak for its user. */
import type { Exchange } from './route.ts'

/** A request without an Origin is no cross-site one of a browser: those always carry it, unless they only read. */
export function isOwnOrigin(http: Pick<Exchange, 'header'>, publicUrl: string): boolean {
  const origin = http.header('origin')
  if (origin === undefined) return true
  const host = http.header('host')
  return origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`
}
