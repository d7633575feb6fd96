/** An OpenID Connect provider that says whatever a test wants, and checks what it is asked. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeOidc extends Disposable {
  issuer: string
  /** `host:port`, for EGRESS_ALLOW. */
  place: string
  /** Requests that reached the token endpoint. */
  exchanged: URLSearchParams[]
  /** Name and secret of the client, as the last of them carried it. */
  client: string
  /** Changes the discovery document. */
  metadata: Record<string, unknown>
  /** What the next ID token says beside what is right. */
  claims: Record<string, unknown>
  /** How the next ID token is signed. */
  signing: 'right' | 'another key' | 'none' | 'HS256 with the public key'
  /** The person signs in: the address of the authorization request becomes the one to which the browser is sent back. */
  signsIn(authorizationUrl: string): URL
}

interface Keys {
  privateKey: KeyObject
  publicKey: KeyObject
}

export async function openFakeOidc(): Promise<FakeOidc> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URLSearchParams>()
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const piece of req) body += piece
    const [, basic] = /^Basic (.+)$/.exec(req.headers.authorization ?? '') ?? []
    if (basic) fake.client = decodeURIComponent(Buffer.from(basic, 'base64').toString().replaceAll('+', ' '))
    const path = (req.url ?? '').split('?')[0] ?? ''
    const answer = answers[path]?.(new URLSearchParams(body))
    res
      .writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `http://${place}`
  const answers: Record<string, (body: URLSearchParams) => object | undefined> = {
    '/.well-known/openid-configuration': () => ({ ...documentOf(issuer), ...fake.metadata }),
    '/jwks': () => ({
      keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
    }),
    '/token': (body) => {
      fake.exchanged.push(body)
      const asked = codes.get(body.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url')
      if (asked?.get('code_challenge') !== challenge) return undefined
      const id_token = signed({ ...claimsOf(issuer, asked), ...fake.claims }, fake.signing, keys)
      return { access_token: randomUUID(), token_type: 'Bearer', id_token }
    },
  }
  const fake: FakeOidc = {
    issuer,
    place,
    exchanged: [],
    client: '',
    metadata: {},
    claims: {},
    signing: 'right',
    signsIn: (authorizationUrl) => {
      const asked = new URL(authorizationUrl).searchParams
      const code = randomUUID()
      codes.set(code, asked)
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer }).toString()
      return back
    },
    [Symbol.dispose]: () => void server.close(),
  }
  return fake
}

function documentOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  }
}

function claimsOf(issuer: string, asked: URLSearchParams): object {
  const now = Math.floor(Date.now() / 1000)
  const [aud, nonce] = [asked.get('client_id'), asked.get('nonce')]
  return { iss: issuer, aud, nonce, sub: 'somebody', iat: now, exp: now + 300, email_verified: true }
}

function signed(claims: object, way: FakeOidc['signing'], keys: Keys): string {
  const alg = way === 'none' ? 'none' : way.startsWith('HS256') ? 'HS256' : 'RS256'
  const text = [{ alg, kid: 'one' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${signatureOf(text, way, keys)}`
}

function signatureOf(text: string, way: FakeOidc['signing'], { privateKey, publicKey }: Keys): string {
  if (way === 'none') return ''
  const another = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  if (way === 'HS256 with the public key')
    return createHmac('sha256', publicKey.export({ format: 'pem', type: 'spki' }))
      .update(text)
      .digest('base64url')
  return sign('sha256', Buffer.from(text), way === 'right' ? privateKey : another()).toString('base64url')
}
