/** Bodies of the operator's calls, `/api/v1/admin/*`: tenants, people, figures, health. */
import type { Id, MemberRole, Timestamp } from './words.ts'

/** `suspended`: the widget takes messages and nobody answers; members read and change nothing. */
export type TenantStatus = 'trial' | 'active' | 'past_due' | 'suspended'

/** A business as the operator sees it. */
export interface AdminTenant {
  id: Id
  name: string
  plan: string
  status: TenantStatus
  trial_ends_at: Timestamp | null
  created_at: Timestamp
  /** Present when it was deleted: it is erased thirty days later, and until then can be taken back. */
  deleted_at: Timestamp | null
  usage: TenantUsage
}
/** Of this calendar month (UTC), but for the tokens. */
export interface TenantUsage {
  conversations: number
  messages: number
  /** Tokens that models took today (UTC). */
  model_tokens_today: number
}
export interface AdminTenantDetail extends AdminTenant {
  industry: string | null
  owners: { id: Id; email: string; name: string | null }[]
  members: number
  allowed_origins: string[]
  /** The latest looks into it, newest first. */
  views: TenantView[]
}

/** Body of `POST /api/v1/admin/tenants`. */
export interface AdminTenantRequest {
  name: string
  /** Who is not known yet becomes a user without a password, and sets one by "forgot password". */
  owner_email: string
  owner_name?: string
  plan?: string
  /** @default 14 */
  trial_days?: number
}
/** Body of `PATCH /api/v1/admin/tenants/:id`; suspending and resuming have calls of their own. */
export interface AdminTenantChange {
  name?: string
  plan?: string
  status?: Exclude<TenantStatus, 'suspended'>
  trial_ends_at?: Timestamp | null
}
/** Why something is done to a tenant; its members can read it. */
export interface AdminReason {
  reason: string
}

/** A super admin's look into a tenant. */
export interface TenantView {
  id: Id
  user_id: Id
  reason: string
  started_at: Timestamp
  /** When it ends by itself. */
  ends_at: Timestamp
  ended_at: Timestamp | null
}
/** Answer of `POST /api/v1/admin/tenants/:id/view`. */
export interface StartedView {
  view: TenantView
  /** Opens the tenant as its viewer, as every later token of the session does while the view runs. */
  token: string
}

export interface AdminUser {
  id: Id
  email: string
  name: string | null
  is_super_admin: boolean
  created_at: Timestamp
  tenants: { id: Id; name: string; role: MemberRole }[]
}
export interface AdminUserChange {
  is_super_admin: boolean
}
/** A job that failed for the last time; it is forgotten after thirty days. */
export interface AdminDeadJob {
  id: Id
  /** Null: work of the installation itself. */
  tenant_id: Id | null
  tenant_name: string | null
  kind: string
  tries: number
  /** Of the last try. */
  error: string | null
  created_at: Timestamp
  died_at: Timestamp
}

/** One entry of the operator's log, newest first; it stays when the tenant is gone. */
export interface AdminLogEntry {
  id: Id
  at: Timestamp
  /** Null: the server itself. The name is as it was then. */
  actor: { id: Id | null; name: string | null }
  action: string
  target: { type: string; id: string; name: string | null } | null
  reason: string | null
  /** Where it came from, without the host's part. */
  network: string | null
  detail: Record<string, unknown>
}

/** The signed-in super admin. */
export interface AdminMe {
  user: { id: Id; email: string; name: string | null; has_password: boolean }
  /** Present while the session looks into a tenant. */
  viewing: (TenantView & { tenant_id: Id; tenant_name: string }) | null
}

/** Figures of the installation, the last thirty days (UTC), oldest first. */
export interface AdminFigures {
  days: { day: string; sign_ups: number; conversations: number }[]
  by_status: Record<string, number>
  by_plan: Record<string, number>
  tenants: number
  model_tokens_today: number
}

export interface AdminHealth {
  version: string
  uptime_seconds: number
  store: 'embedded' | 'postgres'
  /** Milliseconds that a query took; null when the database does not answer. */
  database_ms: number | null
  /** Null without `REDIS_URL`. */
  redis: 'ready' | 'away' | null
  model: string | null
  /** Committed events that wait to be told, and for how long the oldest does. */
  outbox: { waiting: number; oldest_seconds: number }
  /** Work in the background; `oldest_seconds`: how long the first that is due has waited. */
  jobs: { waiting: number; running: number; dead: number; oldest_seconds: number }
  /** Turns in hand, of all instances. */
  open_turns: number
  /** True while the disk is too full to take anything new. */
  storage_full: boolean
}
