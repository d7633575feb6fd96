/** Gives an event that was put aside, since nobody knew it, back to the outbox, when an operator has it tried again. */
import type { JobPayload } from '../tenancy/job-directory.ts'
import type { OpenTenant, TenantId } from '../tenancy/tenant-db.ts'
import type { DomainEvent } from './domain-events.ts'
import { writeEvent } from './write-event.ts'

/** The kind of job that such an event is kept as. */
export const unheardEvent = 'unheard_event'

/** @returns what does such a job */
export function hearAgain(openTenant: OpenTenant): (job: JobPayload) => Promise<void> {
  return async ({ tenant_id, event_type, ...payload }) => {
    // Whoever takes it knows what it carries.
    const event = { type: event_type, ...payload } as DomainEvent
    await writeEvent(openTenant(String(tenant_id) as TenantId), event)
  }
}
