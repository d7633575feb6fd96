/** Single sign-on behind a real HTTP port, with a DNS that tests write into, and browsers that keep cookies. */
import type { SsoRequest, SsoSettings } from '#wire'
import { ssoRoutes } from '../api/portal/sso-routes.ts'
import { openSso } from '../business/accounts/oidc/open-sso.ts'
import { openSessions } from '../business/accounts/open-sessions.ts'
import { openEgress } from '../platform/egress/open-egress.ts'
import { openDataKeys } from '../platform/secrets/data-keys.ts'
import { openVault } from '../platform/secrets/vault.ts'
import { type AccountsDoor, type Answered, openAccountsDoor, someBusiness } from './open-accounts-door.ts'

export const publicUrl = 'http://localhost:3000'

export interface SsoDoor extends AccountsDoor {
  /** TXT records by name. */
  dns: Map<string, string[]>
  /** A business whose owner set up this provider for the domain, which its DNS shows to be its own. */
  business(issuer: string, domain: string, more?: Partial<SsoRequest>): Promise<SsoBusiness>
  /** Somebody at a browser signs in; `atProvider` turns the provider's address into the one it sends the browser back to. */
  signsIn(
    where: { email: string } | { tenant_id: string },
    atProvider: (url: string) => URL | Promise<URL>,
  ): Promise<SignedIn>
  /** Where a callback ends, and what the browser has then. */
  comesBack(to: URL, cookie: string | undefined): Promise<SignedIn>
}

export interface SsoBusiness {
  id: string
  ownerToken: string
  settings: SsoSettings
}

export interface SignedIn {
  /** Path that the browser ends at. */
  at: string | null
  /** Refresh cookie, when signed in. */
  refreshCookie: string | undefined
  /** Access token, when signed in. */
  token: string | undefined
}

export async function openSsoDoor(allow: string[]): Promise<SsoDoor> {
  const dns = new Map<string, string[]>()
  const egress = openEgress({ allow })
  const door = await openAccountsDoor({
    publicUrl,
    routes: (parts) => {
      const keys = openDataKeys(parts)
      const vault = openVault(async (tenantId) => (await keys).of(tenantId))
      const sessions = openSessions(parts.directory, parts.secrets)
      const resolveTxt = async (name: string) => dns.get(name) ?? []
      return ssoRoutes({ sso: openSso({ ...parts, egress, vault, sessions, resolveTxt }), publicUrl })
    },
  })
  const comesBack = async (to: URL, cookie: string | undefined): Promise<SignedIn> => {
    const headers: Record<string, string> = cookie ? { cookie } : {}
    const answered = await door.call('GET', `${to.pathname}${to.search}`, { headers })
    if (answered.status !== 303) throw new Error(`the callback answers ${answered.status}`)
    const refreshCookie = cookieNamed('deskbell_refresh', answered)
    const token = refreshCookie && (await refresh(door, refreshCookie))
    return { at: answered.headers.get('location'), refreshCookie, token }
  }
  return Object.assign(door, {
    dns,
    comesBack,
    business: async (issuer: string, domain: string, more: Partial<SsoRequest> = {}) => {
      const { token, business } = await someBusiness(door, {
        email: `owner-${crypto.randomUUID()}@example.com`,
      })
      const request = {
        issuer,
        client_id: 'deskbell',
        client_secret: 'a secret of the client',
        domains: [domain],
        auto_join: true,
        default_role: 'agent',
        required: false,
        ...more,
      }
      const put = (body: object) => door.call('PUT', '/api/v1/sso', { token, body })
      const { domains } = (await put({ ...request, required: false })).body as SsoSettings
      for (const { txt_name, txt_value } of domains)
        dns.set(txt_name, [...(dns.get(txt_name) ?? []), txt_value])
      await door.call('POST', '/api/v1/sso/domains/verify', { token, body: { domain } })
      const saved = await put(request)
      if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
      return { id: business.id, ownerToken: token, settings: saved.body as SsoSettings }
    },
    signsIn: async (where: object, atProvider: (url: string) => URL | Promise<URL>) => {
      const started = await door.call('POST', '/api/v1/auth/oidc/start', { body: where })
      if (started.status !== 200) throw new Error(JSON.stringify(started.body))
      const back = await atProvider((started.body as { url: string }).url)
      return comesBack(back, cookieNamed('deskbell_sso', started))
    },
  })
}

/** Name=value of a cookie that was set to something. */
function cookieNamed(name: string, { headers }: Answered): string | undefined {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .find((cookie) => cookie?.startsWith(`${name}=`) && cookie !== `${name}=`)
}

async function refresh(door: AccountsDoor, cookie: string): Promise<string> {
  const { body } = await door.call('POST', '/api/v1/auth/refresh', { headers: { cookie } })
  return (body as { token: string }).token
}
