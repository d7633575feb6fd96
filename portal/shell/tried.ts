/** Remembers, in this browser, that a member has tried the bot of a tenant. */
const name = (tenantId: string) => `deskbell.tried.${tenantId}`

export function markTried(tenantId: string): void {
  try {
    localStorage.setItem(name(tenantId), '1')
  } catch {
    // Storage is switched off: the checklist then simply keeps the item open.
  }
}

export function hasTried(tenantId: string): boolean {
  try {
    return localStorage.getItem(name(tenantId)) === '1'
  } catch {
    return false
  }
}
