/** A route: a promise of method, path, who may call it, what it takes and gives. The document and the checks come from it. */

import type { z } from 'zod'
import type { MemberRole } from '#wire'
import type { LimitName } from '../limits/open-limits.ts'
import type { TenantStatus } from '../tenancy/credential-directory.ts'
import type { TenantId } from '../tenancy/tenant-db.ts'
import type { FileBody } from './file-body.ts'

/** Scopes that an API key can carry. */
export const scopes = [
  'chat:write',
  'articles:read',
  'articles:write',
  'conversations:read',
  'conversations:write',
  'leads:read',
  'config:read',
  'config:write',
] as const
export type ApiScope = (typeof scopes)[number]

/** A super admin's look into a tenant: it reads, for a while, and the tenant can read why. */
export interface Viewing {
  id: string
  reason: string
  /** ISO time. */
  until: string
}

/** Who calls, settled from the credential. */
export type Caller =
  | {
      kind: 'member'
      /** Of the session. */
      id: string
      userId: string
      tenantId: TenantId
      role: MemberRole
      status: TenantStatus
      superAdmin: boolean
      /** Present while a super admin looks into the tenant, being no member of it. */
      viewing?: Viewing
    }
  | {
      kind: 'key'
      id: string
      tenantId: TenantId
      status: TenantStatus
      scopes: readonly string[]
      /** Its own limit, where it has one. */
      perMinute?: number
    }

/** The operator, whatever tenant may be open beside. */
export interface SuperAdmin {
  /** Of the session. */
  id: string
  userId: string
}

/** Somebody who is signed in, before what is about their own account, whatever tenant is open or none. */
export interface Person {
  sessionId: string
  userId: string
}

/** Implemented by accounts: who holds a credential, or null. */
export interface CallerResolver {
  /** @param secret an API key or a portal access token */
  callerOf(secret: string): Promise<Caller | null>
  /** @param secret a portal access token of a person with the super-admin flag */
  superAdminOf(secret: string): Promise<SuperAdmin | null>
}

/** What a handler may know of the HTTP request itself, and what it may add to the answer. */
export interface Exchange {
  requestId: string
  /** Address of the peer, or of the client behind a trusted proxy. */
  address: string
  header(name: string): string | undefined
  setHeader(name: string, value: string): void
  /** Rises when the client goes away. */
  signal: AbortSignal
  /** Answers as server-sent events instead of the response body; the handler then returns undefined. */
  events(): EventWriter
  /** Answers with a file to keep, written piece by piece; the handler then returns undefined. */
  file(name: string, type: string): FileWriter
  /** The body, of a route with `takesFile`. @throws AppError when its announced size may not be */
  fileBody(): FileBody
  /** Sends the browser elsewhere (303); the handler then returns undefined. @param to path on this server, or an address */
  redirect(to: string): void
  /** Adds ids and names of fields, never what they hold, to the call's entry in the audit log. */
  noteForAudit(detail: Record<string, unknown>): void
}

export interface EventWriter {
  write(event: string, data: unknown): void
  end(): void
}

export interface FileWriter {
  /** Resolves when the client has taken enough to go on. */
  write(text: string): Promise<void>
  end(): void
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

export interface Given<P, Q, B> {
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  http: Exchange
}

interface Shape<P, Q, B, R> {
  /** Name of the operation in the document and in clients, for example `createArticle`. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Express path, for example `/api/v1/articles/:id`. */
  path: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** Most bytes of the body; larger ones are read only once the caller is admitted. @default 256 kB */
  bodyLimit?: '4mb'
  /** The body is a file of so many bytes at most, which the handler reads as it comes. Idempotency-Key is ignored then. */
  takesFile?: number
  /** Seconds that the answer may take; a stream's do not count. @default 10, or 60 with `bodyLimit` */
  within?: 60
  /** Also answered while there is more to do than can be done: those who talk go on. */
  essential?: true
  /** Absent: 204 without a body. */
  response?: R
  /** @default 200, or 204 without `response` */
  status?: 200 | 201
  /** The answer carries a credential: no cache may keep it, nor may the store of Idempotency-Key, which is then ignored. */
  answersSecret?: true
  /** Media types of the file that it answers instead of JSON. */
  file?: readonly string[]
  /** Answers by sending the browser elsewhere. */
  redirects?: true
  /**
   * Action of its entry in the audit log, which every call leaves that is no GET and is of a tenant; or why it leaves none.
   * @default the name
   */
  audit?: string | { not: string }
}

type Answer<R> = R extends z.ZodType ? z.input<R> : undefined

export interface PublicRoute<P, Q, B, R> extends Shape<P, Q, B, R> {
  access: 'public'
  /** Counted per address. @default 'address' */
  limit?: LimitName
  handle(given: Given<P, Q, B>): Promise<Answer<R> | undefined>
}

export interface TenantRoute<P, Q, B, R> extends Shape<P, Q, B, R> {
  /** Least role of a member, and the scope that lets an API key in; without one, members only. */
  access: { role: MemberRole; scope?: ApiScope }
  /** Changes that a suspended tenant may still make, such as leaving it. @default none */
  whileSuspended?: true
  handle(given: Given<P, Q, B> & { caller: Caller; tenantId: TenantId }): Promise<Answer<R> | undefined>
}

/** A route about the caller's own account: for members of any role, and for super admins who are member of nothing. */
export interface PersonRoute<P, Q, B, R> extends Shape<P, Q, B, R> {
  handle(given: Given<P, Q, B> & { person: Person }): Promise<Answer<R> | undefined>
}

/** A route of the operator, across tenants. */
export interface AdminRoute<P, Q, B, R> extends Shape<P, Q, B, R> {
  handle(given: Given<P, Q, B> & { admin: SuperAdmin }): Promise<Answer<R> | undefined>
}

/** A route of any shape, as the registry holds it. */
export interface AnyRoute extends Shape<z.ZodType, z.ZodType, z.ZodType, z.ZodType> {
  access: 'public' | { superAdmin: true } | { person: true } | { role: MemberRole; scope?: ApiScope }
  limit?: LimitName
  whileSuspended?: true
  handle(
    given: Given<z.ZodType, z.ZodType, z.ZodType> & {
      caller?: Caller
      tenantId?: TenantId
      admin?: SuperAdmin
      person?: Person
    },
  ): Promise<unknown>
}

/** Declares a route that asks for no credential. */
export function publicRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(route: Omit<PublicRoute<P, Q, B, R>, 'access'>): AnyRoute {
  return { ...route, access: 'public' } as unknown as AnyRoute
}

/** Declares a route within one tenant. */
export function tenantRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(route: TenantRoute<P, Q, B, R>): AnyRoute {
  return route as unknown as AnyRoute
}

/** Declares a route about the caller's own account. */
export function personRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(route: PersonRoute<P, Q, B, R>): AnyRoute {
  return { ...route, access: { person: true } } as unknown as AnyRoute
}

/** Declares a route of the operator. */
export function adminRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(route: AdminRoute<P, Q, B, R>): AnyRoute {
  return { ...route, access: { superAdmin: true } } as unknown as AnyRoute
}

/** What the published documents say of who may call a route. */
export function describeAccess({ access }: Pick<AnyRoute, 'access'>): Record<string, unknown> {
  if (access === 'public') return { public: true }
  if ('superAdmin' in access) return { super_admin: true }
  // Every role will do, and so will being no member at all.
  if ('person' in access) return { person: true, role: 'viewer', scope: null }
  return { role: access.role, scope: access.scope ?? null }
}

const rank: Record<MemberRole, number> = { viewer: 0, agent: 1, admin: 2, owner: 3 }

/** Whether `role` is at least `least`. */
export function mayAct(role: MemberRole, least: MemberRole): boolean {
  return rank[role] >= rank[least]
}
