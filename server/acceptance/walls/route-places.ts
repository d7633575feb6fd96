/** Every place of every REST call where an id of another business could stand, read from the published documents. */
import { randomUUID } from 'node:crypto'
import { callApi } from '../call-api.ts'
import type { Noun } from './premises.ts'
import { type Schema, sampleOf } from './sample-of.ts'

export interface Place {
  /** Name of the call and of the place in it. */
  name: string
  method: string
  /** With `:parameter`s. */
  path: string
  /** Where the id stands; a claim is a word beside the credential that asks to be taken for another business. */
  kind: 'path' | 'query' | 'body' | 'cursor' | 'claim'
  field: string
  noun: Noun
  /** The body is a file, and no JSON. */
  takesFile: boolean
  /** What else the body must hold. */
  body: Schema | undefined
}

/** Whose ids stand in all other places, and the whole configuration of whose bot. */
export interface Own {
  ids: Record<Noun, string>
  config: object
}

export interface Request {
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

interface Operation {
  operationId: string
  parameters: { name: string; in: 'path' | 'query'; schema: Schema }[]
  security: object[]
  'x-super-admin'?: true
  requestBody?: { content: Record<string, { schema: Schema }> }
}

export async function readPlaces(url: string): Promise<Place[]> {
  const { paths } = (await callApi(url, 'GET', '/openapi.json')).body
  // The doors for files of visitors name nothing by an id; what they open is tried with their own tests.
  const named = Object.entries<Record<string, Operation>>(paths).filter(([path]) => !path.startsWith('/w/'))
  return named.flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      placesOf(method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1'), operation),
    ),
  )
}

/** Calls that ask a server outside, which no sample can name, and the way back from one, which opens nothing by an id. */
const asksOutside = new Set(['putSso', 'verifySsoDomain', 'startSso', 'finishSso'])

function placesOf(method: string, path: string, operation: Operation): Place[] {
  const name = operation.operationId
  // Who has handed the business over can do no more of what is tried here. The operator's calls refuse all of these callers.
  if (name === 'transferOwnership' || asksOutside.has(name) || operation['x-super-admin']) return []
  const body = operation.requestBody?.content['application/json']?.schema
  const takesFile = Boolean(operation.requestBody && !body)
  const place = (kind: Place['kind'], field: string, noun: Noun): Place => ({
    name: `${operation.operationId} ${kind} ${field}`,
    method,
    path,
    kind,
    field,
    noun,
    takesFile,
    body,
  })
  const named = operation.parameters.flatMap(({ name, in: kind }) => {
    if (name === 'cursor') return [place('cursor', name, nounOfPath(path))]
    const noun = kind === 'path' ? nounOfParameter(path, name) : nounOfField(name)
    return noun ? [place(kind, name, noun)] : []
  })
  const fields = Object.keys(body?.properties ?? {}).flatMap((name) => {
    const noun = nounOfField(name)
    return noun ? [place('body', name, noun)] : []
  })
  // Whoever deletes by a claim deletes what is its own.
  const isClaimable =
    method !== 'DELETE' && operation.security.length > 0 && !onceOnly.has(name) && !isPersonal(path)
  const claims = isClaimable ? claimFields : []
  return [...named, ...fields, ...claims.map((field) => place('claim', field, 'tenant'))]
}

/** What takes its caller away, or their key, or needs a token: these have tests of their own. */
const onceOnly = new Set([
  'leaveTenant',
  'deleteOrganisation',
  'joinTenant',
  'createTenant',
  'createAccountToken',
  'createIdentitySecret',
  'rotateApiKey',
  'logOutEverywhere',
  'endOtherSessions',
])

/** Password and second factor are the person's own, whatever business is open. */
function isPersonal(path: string): boolean {
  return /^\/api\/v1\/auth\/(totp|password)/.test(path)
}

const claimFields = ['X-Tenant-Id', 'X-Account-Token', 'tenant_id']

const nouns: Record<string, Noun> = {
  articles: 'article',
  'api-keys': 'api_key',
  conversations: 'conversation',
  leads: 'lead',
  // Its cursor is the answer that the last verdict was about.
  feedback: 'message',
  attachments: 'attachment',
  intents: 'intent',
  members: 'member',
  invitations: 'invitation',
  sessions: 'session',
  'account-tokens': 'account_token',
  secrets: 'identity_secret',
  // Its cursor is a place in the log; what its entries name is articles, for one.
  'audit-log': 'article',
}

function nounOfParameter(path: string, parameter: string): Noun {
  const [, segment = ''] = new RegExp(`([\\w-]+)/:${parameter}`).exec(path) ?? []
  const noun = nouns[segment]
  if (!noun) throw new Error(`say in route-places.ts what :${parameter} of ${path} names`)
  return noun
}

function nounOfPath(path: string): Noun {
  const known = path
    .split('/')
    .flatMap((segment) => nouns[segment] ?? [])
    .at(-1)
  if (!known) throw new Error(`say in route-places.ts what ${path} lists`)
  return known
}

/** Fields that name an object; other fields that end like one are told here as none. */
const fieldNouns: Record<string, Noun | null> = {
  bot: 'bot',
  turn: 'turn',
  tenant_id: 'tenant',
  conversation_id: 'conversation',
  message_id: 'message',
  // The caller's own name for a session.
  session_id: null,
  paymentMethodId: null,
}

function nounOfField(field: string): Noun | null {
  const noun = fieldNouns[field]
  if (noun === undefined && /(_id|Id|_ids)$/.test(field)) {
    throw new Error(`say in route-places.ts what the field ${field} names`)
  }
  return noun ?? null
}

/** The call with `id` in its place and own ids everywhere else. */
export function requestFor(place: Place, id: string, own: Own): Request {
  const { method, kind, field } = place
  const path = place.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    kind === 'path' && name === field ? id : own.ids[nounOfParameter(place.path, name)],
  )
  const query = kind === 'query' || kind === 'cursor' ? `?${field}=${encodeURIComponent(id)}` : ''
  const isField = kind === 'body' || (kind === 'claim' && field === 'tenant_id')
  const sample = place.body && sampleBody(place, place.body, own)
  return {
    method,
    path: `${path}${query}`,
    ...(place.takesFile && { body: 'a file' }),
    ...(sample && { body: isField ? { ...sample, [field]: id } : sample }),
    ...(kind === 'claim' && !isField && { headers: { [field]: id } }),
  }
}

/** What the schema demands, with own ids in it. */
function sampleBody({ name }: Place, schema: Schema, { ids, config }: Own): object {
  const [operation = ''] = name.split(' ')
  if (operation === 'putConfig') return config
  const sample = sampleOf(schema) as object
  const own = Object.keys(sample).flatMap((field) => {
    const noun = nounOfField(field)
    return noun ? [[field, ids[noun]]] : []
  })
  return { ...sample, ...Object.fromEntries(own), ...bodies[operation] }
}

/** What a sample made from the schema would not get done. */
const bodies: Record<string, object> = {
  createInvitation: { email: 'sample@example.com', role: 'viewer', delivery: 'link' },
  updateMember: { role: 'viewer' },
  createIntent: { name: 'sample_wish', phrases: ['a sample'] },
  updateArticle: { question: 'mine now' },
  updateIntent: { phrases: ['mine now'] },
}

/** An id of that kind that nobody has. */
export function missingId(noun: Noun): string {
  return noun === 'intent' ? `wish_${randomUUID().slice(0, 8)}` : randomUUID()
}
