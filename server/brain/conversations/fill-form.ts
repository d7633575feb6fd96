/** Stores what a visitor filled in: as a message of the visitor's own, once per `cmid`, and as a lead where it is one. */
import type { FormBlock, FormRequest, Message, MessageBlock } from '#wire'
import { AppError } from '../../errors.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { addLead } from '../leads/leads.ts'
import { addRow, type Changed } from './add-row.ts'
import { checkEpoch, type Talker } from './open-talk.ts'
import { type Answers, readAnswers, tellAnswers } from './read-answers.ts'

export interface Filled {
  /** True when an earlier try had stored it: nothing was written now. */
  dup: boolean
  message: Pick<Message, 'id' | 'conversation_id' | 'seq'>
  /** What was added to the conversation, in order. */
  changes: Changed[]
}

/** @throws AppError when there is no such form in an open conversation of the visitor, or a field is not right */
export async function fillForm(db: TenantDb, talker: Talker, request: FormRequest): Promise<Filled> {
  const store = () => db.transaction((trx) => storeOnce(trx, talker, request))
  // The same twice at once: the other one is stored now.
  return store().catch((cause: unknown) => (isTwin(cause) ? store() : Promise.reject(cause)))
}

async function storeOnce(db: TenantDb, talker: Talker, request: FormRequest): Promise<Filled> {
  await checkEpoch(db, talker)
  const { conversationId, form } = await findForm(db, talker.visitorId, request.form_id)
  const read = readAnswers(form, request)
  const twin = await findTwin(db, talker.visitorId, request, read)
  if (twin) return { dup: true, message: twin, changes: [] }
  const { cmid, form_id } = request
  const own = await addRow(db, conversationId, {
    role: 'visitor',
    text: tellAnswers(read.answers),
    blocks: [{ type: 'answers', form_id, answers: read.answers }],
    visitorId: talker.visitorId,
    cmid,
  })
  const thanks = own && (await addRow(db, conversationId, { role: 'system', ...thanksFor(form) }))
  if (!own || !thanks) throw new AppError('conversation_closed')
  await tell(db, own, { form, read, talker })
  return { dup: false, message: own.message, changes: [own, thanks] }
}

async function findForm(
  db: TenantDb,
  visitorId: string,
  id: string,
): Promise<{ conversationId: string; form: FormBlock }> {
  const row = await db
    .select('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
        .onRef('conversations.id', '=', 'messages.conversation_id'),
    )
    .select(['messages.conversation_id', 'messages.blocks'])
    .where('messages.id', '=', id)
    .where('conversations.visitor_id', '=', visitorId)
    .executeTakeFirst()
  const form = row?.blocks?.find((block): block is FormBlock => block.type === 'form')
  if (!row || !form) throw new AppError('not_found')
  return { conversationId: row.conversation_id, form }
}

async function findTwin(
  db: TenantDb,
  visitorId: string,
  { cmid, form_id }: FormRequest,
  { answers }: Answers,
) {
  const twin = await db
    .select('messages')
    .select(['id', 'conversation_id', 'seq', 'blocks'])
    .where('visitor_id', '=', visitorId)
    .where('cmid', '=', cmid)
    .executeTakeFirst()
  if (!twin) return undefined
  const { blocks, ...message } = twin
  const before = blocks?.find((block) => block.type === 'answers')
  const isSame = before?.form_id === form_id && sameAnswers(before.answers, answers)
  if (!isSame) throw new AppError('cmid_conflict')
  return message
}

/** Not by their JSON: the database does not keep the order of keys. */
function sameAnswers(one: Answers['answers'], other: Answers['answers']): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, value }, at) => name === other[at]?.name && value === other[at]?.value)
  )
}

function thanksFor({ purpose }: FormBlock): { text: string; blocks: MessageBlock[] } {
  const what = purpose === 'other' ? 'What you filled in' : 'Your details'
  return {
    text: `${what} went to the team.`,
    blocks: [{ type: 'notice', code: 'details_sent' }],
  }
}

async function tell(
  db: TenantDb,
  { message, conversation }: Changed,
  { form, read, talker }: { form: FormBlock; read: Answers; talker: Talker },
): Promise<void> {
  const { id: message_id, conversation_id } = message
  await writeEvent(db, {
    type: 'message.created',
    conversation_id,
    message_id,
    role: 'visitor',
    channel: conversation.channel,
  })
  if (form.purpose === 'other') return
  const lead = {
    ...read,
    conversation_id,
    visitor_id: talker.visitorId,
    purpose: form.purpose,
    consent: form.consent ?? null,
    page: talker.page ?? conversation.page,
  }
  await addLead(db, lead, message_id)
}

function isTwin(cause: unknown): boolean {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'messages_cmid'
}
