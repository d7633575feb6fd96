/** Where to go after signing in: a place of this app, whatever an address from outside names. */

const home = '/app'
/** Leading back to them would go round in circles, or ask for a link that is used up. */
const doors =
  /^\/app\/(?:login|signup|sign-in-link|magic-link|forgot-password|reset-password|verify-email|sso-sign-in)\/*$/

/** @param origin of this page */
export function ownPlace(next: string | undefined, origin: string): string {
  if (!next || !URL.canParse(next, origin)) return home
  const url = new URL(next, origin)
  // What is written otherwise than as a path from the root may mean something else elsewhere.
  if (!next.startsWith('/app') || url.origin !== origin) return home
  if (!/^\/app(?:\/|$)/.test(url.pathname) || doors.test(url.pathname)) return home
  return url.pathname + url.search + url.hash
}
