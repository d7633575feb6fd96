/** Schemas of the operator's routes. */
import { z } from 'zod'
import type {
  AdminDeadJob,
  AdminFigures,
  AdminHealth,
  AdminLogEntry,
  AdminMe,
  AdminTenant,
  AdminTenantChange,
  AdminTenantDetail,
  AdminTenantRequest,
  AdminUser,
  StartedView,
} from '#wire'
import { emailAddress } from '../../business/accounts/email-address.ts'
import { lineOfText } from '../../platform/http/line-of-text.ts'
import { text } from '../../platform/http/text-schema.ts'

const moment = z.iso.datetime({ offset: true })
const tenantStatus = z.enum(['trial', 'active', 'past_due', 'suspended'])
const person = z.object({ id: z.string(), email: z.string(), name: z.string().nullable() })
const planName = lineOfText(60)

const view = z.object({
  id: z.string(),
  user_id: z.string(),
  reason: z.string(),
  started_at: z.string(),
  ends_at: z.string(),
  ended_at: z.string().nullable(),
})

export const adminTenant = z.object({
  id: z.string(),
  name: z.string(),
  plan: z.string(),
  status: tenantStatus,
  trial_ends_at: z.string().nullable(),
  created_at: z.string(),
  deleted_at: z.string().nullable(),
  usage: z.object({ conversations: z.int(), messages: z.int(), model_tokens_today: z.int() }),
}) satisfies z.ZodType<AdminTenant>

export const adminTenantDetail = adminTenant.extend({
  industry: z.string().nullable(),
  owners: z.array(person),
  members: z.int(),
  allowed_origins: z.array(z.string()),
  views: z.array(view),
}) satisfies z.ZodType<AdminTenantDetail>

export const tenantFilter = {
  search: text(200).exactOptional(),
  status: tenantStatus.exactOptional(),
  plan: planName.exactOptional(),
  /** Those that were deleted and can still be taken back, instead of the others. */
  deleted: z.stringbool().exactOptional(),
}

export const tenantRequest = z.strictObject({
  name: lineOfText(200),
  owner_email: emailAddress,
  owner_name: lineOfText(200).exactOptional(),
  plan: planName.exactOptional(),
  trial_days: z.int().min(0).max(3650).exactOptional(),
}) satisfies z.ZodType<AdminTenantRequest>

export const tenantChange = z.strictObject({
  name: lineOfText(200).exactOptional(),
  plan: planName.exactOptional(),
  status: z.enum(['trial', 'active', 'past_due']).exactOptional(),
  trial_ends_at: moment.nullable().exactOptional(),
}) satisfies z.ZodType<AdminTenantChange>

/** Long enough to say something. */
export const reasonBody = z.strictObject({
  reason: lineOfText(500).refine((said) => said.length >= 5, 'Say why.'),
})

export const startedView = z.object({ view, token: z.string() }) satisfies z.ZodType<StartedView>

export const adminUser = person.extend({
  is_super_admin: z.boolean(),
  created_at: z.string(),
  tenants: z.array(
    z.object({ id: z.string(), name: z.string(), role: z.enum(['owner', 'admin', 'agent', 'viewer']) }),
  ),
}) satisfies z.ZodType<AdminUser>

export const adminMe = z.object({
  user: person.extend({ has_password: z.boolean() }),
  viewing: view.extend({ tenant_id: z.string(), tenant_name: z.string() }).nullable(),
}) satisfies z.ZodType<AdminMe>

export const adminFigures = z.object({
  days: z.array(z.object({ day: z.string(), sign_ups: z.int(), conversations: z.int() })),
  by_status: z.record(z.string(), z.int()),
  by_plan: z.record(z.string(), z.int()),
  tenants: z.int(),
  model_tokens_today: z.int(),
}) satisfies z.ZodType<AdminFigures>

export const adminDeadJob = z.object({
  id: z.string(),
  tenant_id: z.string().nullable(),
  tenant_name: z.string().nullable(),
  kind: z.string(),
  tries: z.int(),
  error: z.string().nullable(),
  created_at: z.string(),
  died_at: z.string(),
}) satisfies z.ZodType<AdminDeadJob>

export const adminLogEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
  action: z.string(),
  target: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  network: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<AdminLogEntry>

export const adminHealth = z.object({
  version: z.string(),
  uptime_seconds: z.int(),
  store: z.enum(['embedded', 'postgres']),
  database_ms: z.number().nullable(),
  redis: z.enum(['ready', 'away']).nullable(),
  model: z.string().nullable(),
  outbox: z.object({ waiting: z.int(), oldest_seconds: z.number() }),
  jobs: z.object({ waiting: z.int(), running: z.int(), dead: z.int(), oldest_seconds: z.number() }),
  open_turns: z.int(),
  storage_full: z.boolean(),
}) satisfies z.ZodType<AdminHealth>
