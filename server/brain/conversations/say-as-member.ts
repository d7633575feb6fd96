/** What a member says: stored once however often it is sent, and only where the member answers. */
import type { Attachment, Message } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { type AgentSaid, addAgentRow } from './add-agent-row.ts'
import type { Changed } from './add-row.ts'
import { lockConversation } from './take-over.ts'

type MemberSaid = AgentSaid & { cmid: string }

export interface MemberSent {
  /** True when an earlier try had stored the message. */
  dup: boolean
  message: Pick<Message, 'id' | 'seq' | 'conversation_id'>
  /** Absent for a dup. */
  changed?: Changed
}

/** @throws AppError `not_found`, `conversation_closed`, `cmid_conflict`; `conversation_owned` unless the member answers */
export function sayAsMember(db: TenantDb, said: MemberSaid): Promise<MemberSent> {
  return db
    .transaction(async (trx) => {
      // Two tries of the same message wait for each other here.
      const conversation = await lockConversation(trx, said.conversationId)
      const twin = await findTwin(trx, said)
      if (twin) return { dup: true, message: twin }
      const { owner, status } = conversation
      if (status !== 'open') throw new AppError('conversation_closed')
      if (owner !== said.authorId) throw new AppError('conversation_owned', owner === 'bot' ? notTaken : {})
      const changed = await addAgentRow(trx, said)
      if (!changed) throw new AppError('conversation_closed')
      return { dup: false, message: changed.message, changed }
    })
    .catch(unlessElsewhere)
}

const notTaken = { detail: 'Take the conversation over first.' }

async function findTwin(
  db: TenantDb,
  { conversationId, authorId, cmid, text, attachments }: MemberSaid,
): Promise<MemberSent['message'] | undefined> {
  const known = await db
    .select('messages')
    .select(['id', 'seq', 'conversation_id', 'text', 'attachments'])
    .where('author_id', '=', authorId)
    .where('cmid', '=', cmid)
    .executeTakeFirst()
  if (!known) return undefined
  const { id, seq, conversation_id } = known
  const isSame =
    conversation_id === conversationId &&
    known.text === text &&
    idsOf(known.attachments) === (attachments ?? []).join()
  if (!isSame) throw new AppError('cmid_conflict')
  return { id, seq, conversation_id }
}

const idsOf = (files: readonly Attachment[] | null) => (files ?? []).map(({ id }) => id).join()

/** The same id at the same moment in another conversation. */
function unlessElsewhere(cause: unknown): never {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  if (code === '23505' && constraint === 'messages_author_cmid')
    throw new AppError('cmid_conflict', { cause })
  throw cause
}
