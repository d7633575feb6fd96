/** Stores what a visitor filled in: as a message of the visitor's own, once per `cmid`, and as a lead where it is one. */
import type { FormBlock, FormRequest, Message, MessageBlock } from '#wire'
import { AppError } from '../../errors.ts'
import { writeEvent } from '../../platform/events/write-event.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { findBot, readSettings } from '../bots/bots.ts'
import { addLead } from '../leads/leads.ts'
import { addRow, type Changed } from './add-row.ts'
import { checkEpoch, openTalk, type Talker } from './open-talk.ts'
import { type Answers, readAnswers, tellAnswers } from './read-answers.ts'

export interface Filled {
  /** True when an earlier try had stored it: nothing was written now. */
  dup: boolean
  read: Answers
  message: Pick<Message, 'id' | 'conversation_id' | 'seq'>
  /** What was added to the conversation, in order. */
  changes: Changed[]
}

/**
 * Without `form_id` it is the form before the talk, which begins the conversation.
 * @throws AppError when there is no such form in an open conversation of the visitor, or a field is not right
 */
export async function fillForm(db: TenantDb, talker: Talker, request: FormRequest): Promise<Filled> {
  const store = () => db.transaction((trx) => storeOnce(trx, talker, request))
  // The same twice at once: the other one is stored now.
  return store().catch((cause: unknown) => (isTwin(cause) ? store() : Promise.reject(cause)))
}

async function storeOnce(db: TenantDb, talker: Talker, request: FormRequest): Promise<Filled> {
  await checkEpoch(db, talker)
  const { cmid, form_id } = request
  const found = form_id ? await findForm(db, talker.visitorId, form_id) : await formBeforeTalk(db, talker)
  const { read, form } = form_id
    ? { ...found, read: readAnswers(found.form, request) }
    : readFirst(found, request)
  const twin = await findTwin(db, talker.visitorId, request, read)
  if (twin) return { dup: true, read, message: twin, changes: [] }
  const own = await addRow(db, await found.conversation(), {
    role: 'visitor',
    text: tellAnswers(read.answers),
    blocks: [{ type: 'answers', ...(form_id && { form_id }), answers: read.answers }],
    visitorId: talker.visitorId,
    cmid,
  })
  const thanks =
    own && (await addRow(db, own.message.conversation_id, { role: 'system', ...thanksFor(form) }))
  if (!own || !thanks) throw new AppError('conversation_closed')
  await tell(db, own, { form, read, talker })
  return { dup: false, read, message: own.message, changes: [own, thanks] }
}

interface Found {
  form: FormBlock
  /** Id of the one that the answers go to. */
  conversation(): Promise<string>
}

async function formBeforeTalk(db: TenantDb, talker: Talker): Promise<Found> {
  const bot = await findBot(db, talker.botId)
  const settings = bot && (await readSettings(db, bot.id, bot.version))
  if (!settings?.prechat) throw new AppError('not_found')
  const { skippable: _, ...asked } = settings.prechat
  // Not before it is known that nothing stands in the way: a conversation for the same answers again would stay empty.
  return { form: { type: 'form', purpose: 'other', ...asked }, conversation: () => openTalk(db, talker) }
}

/** What it asks may have changed since it was shown: what is no longer asked is left out. */
function readFirst({ form }: Found, { values, ...request }: FormRequest): { form: FormBlock; read: Answers } {
  const asked = form.fields.flatMap(({ name }) => (Object.hasOwn(values, name) ? [[name, values[name]]] : []))
  const read = readAnswers(form, { ...request, values: Object.fromEntries(asked) })
  if (read.answers.length === 0) throw new AppError('invalid_input', { detail: 'Nothing is filled in.' })
  const isSomebody = [read.name, read.email, read.phone].some((value) => value !== null)
  return { form: isSomebody ? { ...form, purpose: 'lead' } : form, read }
}

async function findForm(db: TenantDb, visitorId: string, id: string): Promise<Found> {
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
  return { form, conversation: async () => row.conversation_id }
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
  const isSame = before && before.form_id === form_id && sameAnswers(before.answers, answers)
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
