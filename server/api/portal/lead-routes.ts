/** Leads: people who left their details in a form, read and taken along. */
import { z } from 'zod'
import type { Lead } from '#wire'
import { leadSchema } from '../../brain/conversations/wire-schemas.ts'
import { findLead, listLeads } from '../../brain/leads/leads.ts'
import { AppError } from '../../errors.ts'
import { csvLine } from '../../platform/http/csv-line.ts'
import { type AnyRoute, tenantRoute } from '../../platform/http/route.ts'
import type { OpenTenant, TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { idParams, pageOf, pageQuery, toPage } from './schemas.ts'

interface LeadParts {
  openTenant: OpenTenant
}

/** They are personal data: who only looks on does not see them. */
const access = { role: 'agent', scope: 'leads:read' } as const
const purpose = z.enum(['lead', 'contact']).exactOptional()

export function leadRoutes(parts: LeadParts): AnyRoute[] {
  return [list(parts), exported(parts), retrieve(parts)]
}

function list({ openTenant }: LeadParts): AnyRoute {
  return tenantRoute({
    name: 'listLeads',
    method: 'GET',
    path: '/api/v1/leads',
    summary: 'List leads, the newest first.',
    access,
    query: z.strictObject({ ...pageQuery, purpose }),
    response: pageOf(leadSchema),
    handle: async ({ query: { limit, cursor, purpose }, tenantId }) =>
      toPage(await listLeads(openTenant(tenantId), { limit: limit + 1, after: cursor, purpose }), limit),
  })
}

function retrieve({ openTenant }: LeadParts): AnyRoute {
  return tenantRoute({
    name: 'getLead',
    method: 'GET',
    path: '/api/v1/leads/:id',
    summary: 'Read a lead.',
    access,
    params: idParams,
    response: leadSchema,
    handle: async ({ params, tenantId }) => {
      const lead = await findLead(openTenant(tenantId), params.id)
      if (!lead) throw new AppError('not_found')
      return lead
    },
  })
}

function exported({ openTenant }: LeadParts): AnyRoute {
  return tenantRoute({
    name: 'exportLeads',
    method: 'GET',
    path: '/api/v1/leads/export',
    summary: 'Take the leads along as CSV, the newest first.',
    access,
    query: z.strictObject({ purpose }),
    file: ['text/csv'],
    handle: async ({ query, tenantId, http }) => {
      const pages = pagesOf(openTenant(tenantId), query)
      // A failure of the first read is still answered as one.
      const first = await pages.next()
      const file = http.file('leads.csv', 'text/csv; charset=utf-8')
      await file.write(csvLine(header))
      for (let page = first; !page.done && !http.signal.aborted; page = await pages.next())
        await file.write(page.value.map(record).join(''))
      file.end()
      return undefined
    },
  })
}

/** Leads that are read at once. */
const chunk = 500

async function* pagesOf(
  db: TenantDb,
  filter: { purpose?: Lead['purpose'] },
): AsyncGenerator<Lead[], undefined> {
  let after: string | undefined
  for (;;) {
    const rows = await listLeads(db, { limit: chunk, after, ...filter })
    yield rows
    if (rows.length < chunk) return
    after = rows.at(-1)?.id
  }
}

const header = [
  'created_at',
  'purpose',
  'name',
  'email',
  'phone',
  'answers',
  'consent',
  'page',
  'conversation_id',
  'id',
]

function record({ answers, ...lead }: Lead): string {
  return csvLine([
    lead.created_at,
    lead.purpose,
    lead.name,
    lead.email,
    lead.phone,
    answers.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    lead.consent,
    lead.page,
    lead.conversation_id,
    lead.id,
  ])
}
