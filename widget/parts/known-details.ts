/** What the page has told of its visitor: nobody is asked for it again. */
import type { BootOptions } from '#sdk/widget/options'

export type Details = Partial<Record<'name' | 'email' | 'phone', string>>

export async function knownDetails({ user, userToken }: Partial<BootOptions>): Promise<Details> {
  const token = await (typeof userToken === 'function' ? userToken().catch(() => '') : userToken)
  const told: Record<string, unknown> = { ...user, ...claimsOf(token) }
  const known = (['name', 'email', 'phone'] as const).flatMap((name) => {
    const value = told[name]
    return typeof value === 'string' && value.trim() ? [[name, value]] : []
  })
  return Object.fromEntries(known)
}

/** Whether it is true is the server's to say, which gets the whole token. */
function claimsOf(token = ''): object {
  try {
    const [, payload = ''] = token.split('.')
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const claims: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(bytes, (it) => it.charCodeAt(0))),
    )
    return typeof claims === 'object' && claims ? claims : {}
  } catch {
    return {}
  }
}
