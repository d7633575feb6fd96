/** Leads: people who left their details in a form. */
import type { Lead } from '#wire'
import { writeEvent } from '../../platform/events/write-event.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'

const columns = [
  'id',
  'conversation_id',
  'visitor_id',
  'purpose',
  'name',
  'email',
  'phone',
  'answers',
  'consent',
  'page',
  'created_at',
] as const satisfies (keyof Lead)[]

/** Writes a lead and tells of it, within the caller's transaction. @param messageId what was filled in */
export async function addLead(
  db: TenantDb,
  lead: Omit<Lead, 'id' | 'created_at'>,
  messageId: string,
): Promise<void> {
  const id = newId()
  const { conversation_id } = lead
  await db
    .insert('leads', { ...lead, id, message_id: messageId, answers: JSON.stringify(lead.answers) })
    .execute()
  await writeEvent(db, { type: 'lead.created', lead_id: id, conversation_id })
}

export interface LeadFilter {
  limit: number
  /** Id of the last lead of the page before; newer ones come first. */
  after?: string | undefined
  purpose?: Lead['purpose'] | undefined
}

export function listLeads(db: TenantDb, { limit, after, purpose }: LeadFilter): Promise<Lead[]> {
  let query = db.select('leads').select(columns)
  if (after) query = query.where('id', '<', after)
  if (purpose) query = query.where('purpose', '=', purpose)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export function findLead(db: TenantDb, id: string): Promise<Lead | undefined> {
  return db.select('leads').select(columns).where('id', '=', id).executeTakeFirst()
}

/** Forgets what a visitor left. */
export async function forgetLeads(db: TenantDb, visitorId: string): Promise<void> {
  await db.delete('leads').where('visitor_id', '=', visitorId).execute()
}

/** A visitor turned out to be another who is known. */
export async function giveLeads(db: TenantDb, from: string, to: string): Promise<void> {
  await db.update('leads').set({ visitor_id: to }).where('visitor_id', '=', from).execute()
}
