/** Conversations by mail: who asked for which, kept until it is sent, and sent once. */
import { Temporal } from 'temporal-polyfill'
import type { Author, Message } from '#wire'
import { AppError } from '../../errors.ts'
import type { OutboxRelay } from '../../platform/events/relay-outbox.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { Jobs } from '../../platform/jobs/open-jobs.ts'
import { composeMail } from '../../platform/mail/compose-mail.ts'
import type { Mail, Mailer } from '../../platform/mail/open-mail.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { OpenTenant, TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { readTenant } from '../../platform/tenancy/tenants.ts'
import { findConversation, listMessages } from './read-conversations.ts'

export interface TranscriptRequest {
  conversationId: string
  visitorId: string
  email: string
  /** In which times are told. */
  timeZone?: string | undefined
}

/** Stores the wish; the mail follows. The same conversation as it is now goes to the same address once. */
export function askForTranscript(
  db: TenantDb,
  { conversationId, visitorId, email, timeZone }: TranscriptRequest,
): Promise<void> {
  return db.transaction(async (trx) => {
    const conversation = await findConversation(trx, conversationId)
    if (conversation?.visitor_id !== visitorId || conversation.head === 0) throw new AppError('not_found')
    const about = { conversation_id: conversationId, visitor_id: visitorId, head: conversation.head }
    const asked = await trx
      .insert('transcripts', { ...about, id: newId(), email, time_zone: timeZone ?? null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (asked) await writeEvent(trx, { type: 'transcript.requested', transcript_id: asked.id })
  })
}

export interface TranscriptParts {
  jobs: Pick<Jobs, 'handle'>
  relay: Pick<OutboxRelay, 'deliver'>
  mail: Mailer
  openTenant: OpenTenant
  publicUrl: string
}

const kind = 'transcript_mail'

/** Says who sends them. */
export function sendTranscripts({ jobs, relay, mail, openTenant, publicUrl }: TranscriptParts): void {
  relay.deliver('transcript.requested', kind)
  jobs.handle<{ tenant_id: string; transcript_id: string }>(kind, async ({ tenant_id, transcript_id }) => {
    const db = openTenant(tenant_id as TenantId)
    const asked = await db
      .select('transcripts')
      .selectAll()
      .where('id', '=', transcript_id)
      .executeTakeFirst()
    // Sent by an earlier try, or deleted by the visitor.
    if (!asked || asked.sent_at) return
    const messages = await lastMessages(db, asked.conversation_id, asked.head)
    const { name } = await readTenant(db)
    await mail.send(transcriptMail(publicUrl, { ...asked, business: name, messages }))
    await db
      .update('transcripts')
      .set({ sent_at: new Date().toISOString() })
      .where('id', '=', transcript_id)
      .execute()
  })
}

const mostMessages = 500

async function lastMessages(db: TenantDb, conversationId: string, head: number): Promise<Message[]> {
  const after = Math.max(0, head - mostMessages)
  const messages = await listMessages(db, conversationId, { after, limit: mostMessages })
  return messages.filter(({ seq, kind, text }) => seq <= head && kind === 'message' && text !== '')
}

const authors: Record<Author, string> = { visitor: 'You', bot: 'AI assistant', agent: 'Team', system: 'Note' }

/** Only texts: no link in it is made one, so that nobody sends others somewhere in our name. */
function transcriptMail(
  publicUrl: string,
  given: { email: string; business: string; time_zone: string | null; messages: readonly Message[] },
): Mail {
  const { email, business, messages, time_zone } = given
  const zone = time_zone ?? 'UTC'
  return composeMail(publicUrl, {
    to: email,
    kind: 'transcript',
    subject: `Your conversation with ${business}`,
    heading: `Your conversation with ${business}`,
    paragraphs: [
      ...messages.map(
        ({ role, text, created_at }) => `${authors[role]} · ${momentIn(created_at, zone)}\n${text}`,
      ),
      `Times are of ${zone}. Somebody asked for this in the chat on the website of ${business}. If it was not you, do nothing.`,
    ],
    business,
  })
}

function momentIn(moment: string, zone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toLocaleString('en-GB', options)
}
