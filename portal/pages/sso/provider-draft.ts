/** What is typed about a provider, and what is sent of it. */
import type { SsoRequest } from '#wire'

export interface ProviderDraft {
  issuer: string
  clientId: string
  /** Empty keeps what is there. */
  secret: string
  /** One a line. */
  domains: string
  autoJoin: boolean
  role: SsoRequest['default_role']
  required: boolean
}

export function toRequest(draft: ProviderDraft): SsoRequest {
  return {
    issuer: draft.issuer.trim(),
    client_id: draft.clientId.trim(),
    ...(draft.secret && { client_secret: draft.secret }),
    domains: readDomains(draft.domains),
    auto_join: draft.autoJoin,
    default_role: draft.role,
    required: draft.required,
  }
}

/** Also those between commas, and what stands behind the @ of an address. */
export function readDomains(text: string): string[] {
  const domains = text.split(/[\s,;]+/).map((one) => one.slice(one.lastIndexOf('@') + 1).toLowerCase())
  return [...new Set(domains.filter(Boolean))]
}

/** Names the domain that the server did not take: it tells only which one in the list. */
export function domainProblem(
  fields: ReadonlyMap<string, string> | undefined,
  domains: readonly string[],
): string | undefined {
  for (const [pointer, detail] of fields ?? []) {
    const [, index] = /^\/domains\/(\d+)/.exec(pointer) ?? []
    if (index !== undefined) return `“${domains[Number(index)] ?? ''}”: ${detail}`
    if (pointer === '/domains') return detail
  }
  return undefined
}
