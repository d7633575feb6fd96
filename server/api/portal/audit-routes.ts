/** The audit log of a business: read, taken along as a file, checked for changes of the past. */
import { z } from 'zod'
import type { AuditAnchor, AuditEntry, AuditRetention, AuditVerdict, AuditVerifyRequest, Page } from '#wire'
import type { AuditRow } from '../../platform/audit/chained-entry.ts'
import type { AuditBook } from '../../platform/audit/open-audit.ts'
import { csvLine } from '../../platform/http/csv-line.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { pageOf, pageQuery } from './schemas.ts'

export interface AuditRouteParts {
  audit: Pick<AuditBook, 'read' | 'verify' | 'retention' | 'setRetention'>
}

export function auditRoutes(parts: AuditRouteParts): AnyRoute[] {
  return [listAuditLog(parts), exportAuditLog(parts), verifyAuditLog(parts), ...retentionRoutes(parts)]
}

const access = { role: 'admin' } as const

const moment = z.iso.datetime({ offset: true })
const filters = {
  actor: z.string().max(100).exactOptional(),
  action: z.string().max(100).exactOptional(),
  from: moment.exactOptional(),
  to: moment.exactOptional(),
}

const auditEntry = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.object({
    kind: z.enum(['member', 'key', 'super_admin', 'system']),
    id: z.string().nullable(),
    name: z.string().nullable(),
  }),
  action: z.string(),
  target: z.object({ type: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
  network: z.string().nullable(),
  reason: z.string().nullable(),
  request_id: z.string().nullable(),
  hash: z.string(),
}) satisfies z.ZodType<AuditEntry>

function listAuditLog({ audit }: AuditRouteParts): AnyRoute {
  return tenantRoute({
    name: 'listAuditLog',
    method: 'GET',
    path: '/api/v1/audit-log',
    summary: 'List who did what, the latest first',
    access,
    query: z.strictObject({
      limit: pageQuery.limit,
      cursor: z.coerce.number().int().min(1).max(2_147_483_647).exactOptional(),
      ...filters,
    }),
    response: pageOf(auditEntry) satisfies z.ZodType<Page<AuditEntry>>,
    handle: async ({ query: { limit, cursor, ...filter }, tenantId }) => {
      const rows = await audit.read(tenantId, { limit: limit + 1, before: cursor, ...filter })
      const data = rows.slice(0, limit).map(shown)
      const has_more = rows.length > limit
      return { data, has_more, next_cursor: has_more ? String(data.at(-1)?.seq) : null }
    },
  })
}

const types = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' } as const
/** Entries that are read at once. */
const chunk = 500

function exportAuditLog({ audit }: AuditRouteParts): AnyRoute {
  return tenantRoute({
    name: 'exportAuditLog',
    method: 'GET',
    path: '/api/v1/audit-log/export',
    summary: 'Take the audit log along as CSV or as JSON lines, the latest entry first',
    access,
    query: z.strictObject({ format: z.enum(['csv', 'jsonl']).default('csv'), ...filters }),
    file: ['text/csv', 'application/jsonl'],
    handle: async ({ query: { format, ...filter }, tenantId, http }) => {
      const pages = pagesOf(audit, tenantId, filter)
      // A failure of the first read is still answered as one.
      const first = await pages.next()
      const file = http.file(`audit-log.${format}`, types[format])
      if (format === 'csv') await file.write(csvLine(csvHeader))
      for (let page = first; !page.done && !http.signal.aborted; page = await pages.next())
        await file.write(page.value.map(format === 'csv' ? csvRecord : jsonLine).join(''))
      file.end()
      return undefined
    },
  })
}

async function* pagesOf(
  audit: AuditRouteParts['audit'],
  tenantId: TenantId,
  filter: object,
): AsyncGenerator<AuditRow[], undefined> {
  let before: number | undefined
  for (;;) {
    const rows = await audit.read(tenantId, { limit: chunk, before, ...filter })
    yield rows
    if (rows.length < chunk) return
    before = rows.at(-1)?.seq
  }
}

const csvHeader = [
  'seq',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'target_type',
  'target_id',
  'detail',
  'network',
  'reason',
  'request_id',
  'hash',
]

function csvRecord(row: AuditRow): string {
  return csvLine([
    row.seq,
    row.at,
    row.actor_kind,
    row.actor_id,
    row.actor_name,
    row.action,
    row.target_type,
    row.target_id,
    JSON.stringify(row.detail),
    row.address,
    row.reason,
    row.request_id,
    row.hash,
  ])
}

function jsonLine(row: AuditRow): string {
  return `${JSON.stringify(shown(row))}\n`
}

function shown(row: AuditRow): AuditEntry {
  const { seq, at, action, detail, reason, request_id, hash } = row
  return {
    seq,
    at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action,
    target: row.target_type && row.target_id ? { type: row.target_type, id: row.target_id } : null,
    detail,
    network: row.address,
    reason,
    request_id,
    hash,
  }
}

const anchor = z.object({
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
}) satisfies z.ZodType<AuditAnchor>

const verdict = z.object({
  intact: z.boolean(),
  entries: z.int(),
  cut: anchor.exactOptional(),
  head: anchor.nullable(),
  broken_at: z.int().nullable(),
  fault: z.enum(['missing', 'altered', 'cut_off', 'not_as_anchored']).nullable(),
}) satisfies z.ZodType<AuditVerdict>

function verifyAuditLog({ audit }: AuditRouteParts): AnyRoute {
  return tenantRoute({
    name: 'verifyAuditLog',
    method: 'POST',
    path: '/api/v1/audit-log/verify',
    summary: 'Walk the whole audit log and tell whether it is what was written',
    access,
    body: z.object({ anchor: anchor.exactOptional() }) satisfies z.ZodType<AuditVerifyRequest>,
    response: verdict,
    handle: ({ body, tenantId }) => audit.verify(tenantId, body.anchor ? [body.anchor] : []),
  })
}

/** The database keeps what is younger than ninety days, whatever is asked for. */
const retention = z.object({
  keep_days: z.int().min(90).max(3650).nullable(),
}) satisfies z.ZodType<AuditRetention>

function retentionRoutes({ audit }: AuditRouteParts): AnyRoute[] {
  const path = '/api/v1/audit-log/retention'
  return [
    tenantRoute({
      name: 'getAuditRetention',
      method: 'GET',
      path,
      summary: 'How long entries of the audit log are kept',
      access,
      response: retention,
      handle: async ({ tenantId }) => ({ keep_days: await audit.retention(tenantId) }),
    }),
    tenantRoute({
      name: 'setAuditRetention',
      method: 'PUT',
      path,
      summary:
        'Have entries of the audit log cut off when they are older than so many days, or keep them for ever',
      access: { role: 'owner' },
      body: retention,
      response: retention,
      handle: async ({ body, tenantId, http }) => {
        await audit.setRetention(tenantId, body.keep_days)
        http.noteForAudit({ keep_days: body.keep_days })
        return body
      },
    }),
  ]
}
