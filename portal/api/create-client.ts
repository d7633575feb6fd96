/** The one way to call the REST API: typed by call name, with the access token kept in memory only. */
import { routes } from '#sdk/wire/routes'
import type { LoginResponse } from '#wire'
import { ApiError, readApiError } from './api-error.ts'
import type { CallAnswer, CallInput, CallName } from './calls.ts'

export interface Answer<N extends CallName> {
  data: CallAnswer<N>
  etag: string | null
}

export interface Client {
  /** Calls by name and gives the answer's body; throws `ApiError`. */
  call<N extends CallName>(name: N, input: CallInput<N>, options?: CallOptions): Promise<CallAnswer<N>>
  /** As `call`, with the version that `ETag` names. */
  callWithEtag<N extends CallName>(name: N, input: CallInput<N>, options?: CallOptions): Promise<Answer<N>>
  /** As `call`, for an answer that is a file. */
  callForText<N extends CallName>(name: N, input: CallInput<N>): Promise<string>
  /** Gets a new access token from the cookie; calls at the same time share one request. */
  refresh(): Promise<LoginResponse>
  setToken(token: string | null): void
  /** The access token, for the socket's handshake. */
  token(): string | null
}

export interface CallOptions {
  /** Only change what still has this version. */
  ifMatch?: string
  /** Only create what is not there yet. */
  onlyNew?: boolean
  signal?: AbortSignal
}

interface ClientOptions {
  fetch: typeof fetch
  /** The cookie is no longer good: nobody is signed in. */
  onSignedOut(): void
}

/** Calls that must not answer a 401 with a refresh, because they are how one signs in. */
const withoutRefresh: ReadonlySet<CallName> = new Set([
  'signUp',
  'startSso',
  'logIn',
  'refresh',
  'logOut',
  'logInWithCode',
  'requestMagicLink',
  'logInWithLink',
  'requestPasswordReset',
  'resetPassword',
  'verifyEmail',
])
/** Of these, calls for which it matters who is signed in. */
const withToken: ReadonlySet<CallName> = new Set(['verifyEmail'])
/** Calls that create something: a repeated request must not create it twice. */
const idempotent: ReadonlySet<CallName> = new Set([
  'signUp',
  'createArticle',
  'createApiKey',
  'createAccountToken',
  'createTenant',
])

/** Makes a client; the page uses one, tests make their own. */
export function createClient({ fetch, onSignedOut }: ClientOptions): Client {
  let token: string | null = null
  let refreshing: Promise<LoginResponse> | null = null

  async function send(name: CallName, request: RequestInit & { url: string }): Promise<Response> {
    const headers = new Headers(request.headers)
    if (token && (!withoutRefresh.has(name) || withToken.has(name)))
      headers.set('Authorization', `Bearer ${token}`)
    try {
      return await fetch(request.url, { ...request, headers })
    } catch (cause) {
      if (request.signal?.aborted) throw cause
      throw new ApiError(0, { code: 'network', detail: offlineDetail })
    }
  }

  async function refreshOnce(): Promise<LoginResponse> {
    const response = await send('refresh', buildRequest('refresh', {}))
    if (response.status === 401 || response.status === 403) {
      token = null
      onSignedOut()
    }
    const answer = (await (await demandOk(response)).json()) as LoginResponse
    token = answer.token
    return answer
  }

  function refresh(): Promise<LoginResponse> {
    refreshing ??= refreshOnce().finally(() => {
      refreshing = null
    })
    return refreshing
  }

  /** One refresh and one retry, unless another call has already brought a newer token. */
  async function sendSignedIn(name: CallName, request: RequestInit & { url: string }): Promise<Response> {
    const used = token
    const response = await send(name, request)
    if (response.status !== 401 || withoutRefresh.has(name)) return response
    if (token === used) await refresh()
    return send(name, request)
  }

  const taken = async (name: CallName, request: RequestInit & { url: string }) =>
    demandOk(await sendSignedIn(name, request))

  async function callWithEtag<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options: CallOptions = {},
  ): Promise<Answer<N>> {
    const response = await taken(name, buildRequest(name, input, options))
    const text = await response.text()
    const data = (text ? JSON.parse(text) : undefined) as CallAnswer<N>
    return { data, etag: response.headers.get('ETag') }
  }

  return {
    callForText: async (name, input) => (await taken(name, buildRequest(name, input))).text(),
    call: async (name, input, options) => (await callWithEtag(name, input, options)).data,
    callWithEtag,
    refresh,
    setToken: (next) => {
      token = next
    },
    token: () => token,
  }
}

async function demandOk(response: Response): Promise<Response> {
  if (response.ok) return response
  throw await readApiError(response)
}

const offlineDetail = 'The server could not be reached. Check your connection; what you typed is still here.'

interface RawInput {
  params?: Record<string, string>
  query?: Record<string, string | number | undefined>
  body?: unknown
}

function buildRequest(
  name: CallName,
  input: RawInput,
  options: CallOptions = {},
): RequestInit & { url: string } {
  const [method, path] = routes[name]
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (input.body !== undefined) headers['Content-Type'] = 'application/json'
  if (options.ifMatch) headers['If-Match'] = options.ifMatch
  if (options.onlyNew) headers['If-None-Match'] = '*'
  if (idempotent.has(name)) headers['Idempotency-Key'] = crypto.randomUUID()
  return {
    url: fillPath(path, input.params) + queryString(input.query),
    method,
    headers,
    credentials: 'same-origin',
    // The same address means something else for each tenant: nothing may come out of the browser's cache.
    cache: 'no-store',
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }
}

function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function queryString(query: Record<string, string | number | undefined> = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString()
  return text ? `?${text}` : ''
}
