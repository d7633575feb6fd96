/** The client against a small stand-in of the server: refresh, retry, errors. */
import { describe, expect, it } from 'vitest'
import { ApiError } from './api-error.ts'
import { createClient } from './create-client.ts'

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: 'about:blank', title: code, status, detail: `${code}.`, code, request_id: 'req_1' },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )

/** Accepts only the newest token; each refresh makes a new one. */
function openServer() {
  const calls: string[] = []
  let generation = 1
  let signedIn = true
  const serve = async (url: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    calls.push(`${init?.method} ${String(url)}`)
    if (url === '/api/v1/auth/refresh') {
      if (!signedIn) return problem(401, 'no_session')
      generation += 1
      return Response.json({ token: `t${generation}`, tenants: [] })
    }
    const bearer = new Headers(init?.headers).get('Authorization')
    if (bearer !== `Bearer t${generation}`) return problem(401, 'token_expired')
    if (String(url).startsWith('/api/v1/articles/missing')) return problem(404, 'not_found')
    return Response.json({ data: [] }, { headers: { ETag: '"7"' } })
  }
  return {
    calls,
    fetch: serve as typeof fetch,
    expireTokens: () => {
      generation += 1
    },
    endSession: () => {
      signedIn = false
      generation += 1
    },
  }
}

const count = (calls: string[], path: string) => calls.filter((call) => call.endsWith(path)).length

describe('the client', () => {
  it('refreshes once for several calls that meet an expired token, and retries each once', async () => {
    const server = openServer()
    const client = createClient({ fetch: server.fetch, onSignedOut: () => expect.unreachable() })
    client.setToken('t1')
    server.expireTokens()
    await Promise.all([
      client.call('listArticles', { query: {} }),
      client.call('listApiKeys', { query: {} }),
      client.call('getMe', {}),
    ])
    expect(count(server.calls, '/auth/refresh')).toBe(1)
    expect(count(server.calls, '/api/v1/me')).toBe(2)
    expect(client.token()).toBe('t3')
  })

  it('uses the token that another call brought meanwhile instead of refreshing again', async () => {
    const server = openServer()
    let release: (() => void) | undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slowKeys = (async (url: RequestInfo | URL, init?: RequestInit) => {
      const response = await server.fetch(url, init)
      if (url === '/api/v1/api-keys' && response.status === 401) await held
      return response
    }) as typeof fetch
    const client = createClient({ fetch: slowKeys, onSignedOut: () => expect.unreachable() })
    client.setToken('old')
    const keys = client.call('listApiKeys', { query: {} })
    await client.call('getMe', {})
    release?.()
    await keys
    expect(count(server.calls, '/auth/refresh')).toBe(1)
  })

  it('says that nobody is signed in when the cookie is refused, and throws that refusal', async () => {
    const server = openServer()
    let signedOut = 0
    const client = createClient({
      fetch: server.fetch,
      onSignedOut: () => {
        signedOut += 1
      },
    })
    client.setToken('t1')
    server.endSession()
    await expect(client.call('getMe', {})).rejects.toMatchObject({ status: 401, code: 'no_session' })
    expect(signedOut).toBe(1)
    expect(client.token()).toBeNull()
  })

  it('does not refresh when the log-in itself is refused', async () => {
    const server = openServer()
    const client = createClient({ fetch: server.fetch, onSignedOut: () => undefined })
    await expect(client.call('logIn', { body: { email: 'a@b.c', password: 'x' } })).rejects.toThrow(ApiError)
    expect(count(server.calls, '/auth/refresh')).toBe(0)
  })

  it('says who is signed in where a mail’s link is used, and does not refresh when the link is refused', async () => {
    const tokens: (string | null)[] = []
    const refuse = (async (_url: RequestInfo | URL, init?: RequestInit) => {
      tokens.push(new Headers(init?.headers).get('Authorization'))
      return problem(401, 'link_expired')
    }) as typeof fetch
    const client = createClient({ fetch: refuse, onSignedOut: () => expect.unreachable() })
    client.setToken('t1')
    const refusal = { status: 401, code: 'link_expired' }
    await expect(client.call('verifyEmail', { body: { token: 'x' } })).rejects.toMatchObject(refusal)
    await expect(client.call('logInWithLink', { body: { token: 'x' } })).rejects.toMatchObject(refusal)
    expect(tokens).toEqual(['Bearer t1', null])
    expect(client.token()).toBe('t1')
  })

  it('fills path and query, and gives the ETag', async () => {
    const server = openServer()
    const client = createClient({ fetch: server.fetch, onSignedOut: () => undefined })
    client.setToken('t1')
    const answer = await client.callWithEtag('getTrace', { params: { id: 'a/b' }, query: { turn: 't 1' } })
    expect(answer.etag).toBe('"7"')
    expect(server.calls).toEqual(['GET /api/v1/conversations/a%2Fb/trace?turn=t+1'])
  })

  it('calls a lost connection by its name', async () => {
    const client = createClient({
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      onSignedOut: () => undefined,
    })
    await expect(client.call('getMe', {})).rejects.toMatchObject({ status: 0, code: 'network' })
  })
})
