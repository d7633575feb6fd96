/** Writes an event to the outbox within the caller's transaction: it is told if and only if the change is kept. */
import type { TenantDb } from '../tenancy/tenant-db.ts'
import { type DomainEvent, outboxRow } from './domain-events.ts'

export async function writeEvent(db: TenantDb, event: DomainEvent): Promise<void> {
  await db.insert('outbox', outboxRow(event)).execute()
}
