/** What happens to a conversation beside turns: a person is asked for, it ends, an agent says something. */
import { writeEvent } from '../../platform/events/write-event.ts'
import { readBusiness } from '../../platform/profile/business-profile.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { type AgentSaid, addAgentRow } from './add-agent-row.ts'
import { addRow, type Changed } from './add-row.ts'
import { tellAskedForPerson } from './contact-form.ts'
import { checkEpoch, openTalk, type Talker } from './open-talk.ts'

/**
 * Marks that a person is wanted and says so, with the hours and a form where nobody is there; begins the conversation
 * where there is none. Asked again it says so again.
 */
export function askForPerson(db: TenantDb, talker: Talker): Promise<Changed | undefined> {
  return db.transaction(async (trx) => {
    const conversation_id = await openTalk(trx, talker)
    const told = tellAskedForPerson(await readBusiness(trx), new Date())
    const row = { role: 'system', ...told } as const
    const changed = await addRow(trx, conversation_id, row, { needs_person: true })
    if (changed) await writeEvent(trx, { type: 'handoff.requested', conversation_id })
    return changed
  })
}

/** Closes the conversation; the visitor's next message begins a new one. Undefined when it is not open. */
export function endConversation(
  db: TenantDb,
  talker: Talker,
  conversationId: string,
): Promise<Changed | undefined> {
  return db.transaction(async (trx) => {
    await checkEpoch(trx, talker)
    return endWithin(trx, conversationId)
  })
}

/** Closes it as part of a transaction, whoever wants it closed. */
export async function endWithin(trx: TenantDb, conversation_id: string): Promise<Changed | undefined> {
  const blocks = [{ type: 'notice', code: 'ended' } as const]
  const row = { role: 'system', text: 'The conversation was ended.' } as const
  const changed = await addRow(trx, conversation_id, { ...row, blocks }, { status: 'closed' })
  if (changed) await writeEvent(trx, { type: 'conversation.ended', conversation_id })
  return changed
}

/** Says something as the team. Undefined when the conversation is not open. */
export function sayAsTeam(db: TenantDb, said: AgentSaid): Promise<Changed | undefined> {
  return db.transaction((trx) => addAgentRow(trx, said))
}
