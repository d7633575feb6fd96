/** Providers of businesses: found by their issuer, kept for a while, reached through the egress guard alone. */
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import type { Egress } from '../../../platform/egress/open-egress.ts'

export interface Client {
  issuer: string
  clientId: string
  clientSecret: string | undefined
}

export interface Providers {
  /** @throws whatever goes wrong on the way, and when the provider says that it is another issuer */
  of(client: Client): Promise<Configuration>
  /** Asks anew next time. */
  forget(client: Pick<Client, 'issuer' | 'clientId'>): void
}

const keepMs = 10 * 60_000
const keepAtMost = 200

export function openProviders(egress: Egress): Providers {
  const known = new Map<string, { client: Client; found: Promise<Configuration>; until: number }>()
  const nameOf = ({ issuer, clientId }: Pick<Client, 'issuer' | 'clientId'>) =>
    JSON.stringify([issuer, clientId])
  return {
    forget: (client) => void known.delete(nameOf(client)),
    of: (client) => {
      const name = nameOf(client)
      const kept = known.get(name)
      const isGood =
        kept && kept.until > performance.now() && kept.client.clientSecret === client.clientSecret
      if (isGood) return kept.found
      const found = discover(client, egress)
      known.delete(name)
      known.set(name, { client, found, until: performance.now() + keepMs })
      found.catch(() => known.delete(name))
      const [oldest] = known.keys()
      if (known.size > keepAtMost && oldest !== undefined) known.delete(oldest)
      return found
    },
  }
}

function discover({ issuer, clientId, clientSecret }: Client, egress: Egress): Promise<Configuration> {
  const execute = [enableNonRepudiationChecks]
  if (egress.isExempt(issuer)) execute.push(allowInsecureRequests)
  return discovery(new URL(issuer), clientId, undefined, authOf(clientSecret), {
    execute,
    [customFetch]: (url, { method, headers, body, signal }) =>
      egress.fetch(url, {
        method,
        headers,
        ...(body != null && { body: String(body) }),
        ...(signal && { signal }),
      }),
  })
}

/** As the provider wants it; in the header where it does not say (OpenID Connect Discovery, section 3). */
function authOf(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None()
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers)
  }
}
