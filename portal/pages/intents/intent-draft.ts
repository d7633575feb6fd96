/** An intent while it is being edited: as the fields hold it, and as it is sent. */
import type { FormBlock, Intent, OfferedBlock } from '#wire'
import { client } from '../../api/session.ts'
import { type BelowDraft, fromBelowDraft, toBelowDraft } from './below-draft.ts'
import { parsePhrases } from './parse-phrases.ts'

export interface Draft {
  name: string
  /** One a line. */
  phrases: string
  reply: string
  replies: OtherReply[]
  isHandoff: boolean
  below: BelowDraft
  /** Blocks that the fields do not show, and the form as it was opened. */
  kept: readonly OfferedBlock[]
  form: FormBlock | undefined
}

/** The reply in another language. */
export interface OtherReply {
  locale: string
  text: string
}

/** Takes away what the fields do not say. */
const nothing = { reply: null, replies: null, action: null, blocks: null }

/** What is edited, and which version of it. */
export interface Opened {
  intent: Intent
  etag: string | null
}

export function toDraft(intent: Omit<Intent, 'bot_id'>): Draft {
  const { name, phrases, reply = '', replies = {}, action, blocks = [] } = intent
  return {
    name,
    phrases: phrases.join('\n'),
    reply,
    replies: Object.entries(replies).map(([locale, text]) => ({ locale, text })),
    isHandoff: action === 'handoff',
    ...toBelowDraft(blocks),
    form: blocks.find((block) => block.type === 'form'),
  }
}

/** The intent that the fields describe. */
export function fromDraft(draft: Draft): Intent {
  const { name, phrases, reply, replies, isHandoff } = draft
  const blocks = fromBelowDraft(draft.below, draft.kept, draft.form)
  const others = replies.filter(({ text }) => text.trim())
  return {
    name,
    bot_id: '',
    phrases: parsePhrases(phrases).phrases,
    ...(reply.trim() && { reply: reply.trim() }),
    ...(others.length > 0 && {
      replies: Object.fromEntries(others.map(({ locale, text }) => [locale, text.trim()])),
    }),
    ...(isHandoff && { action: 'handoff' as const }),
    ...(blocks.length > 0 && { blocks }),
  }
}

/** Saves over the version that was opened, or as a new one. */
export async function saveDraft(opened: Opened | null, draft: Draft): Promise<Intent> {
  const { bot_id: _, ...body } = fromDraft(draft)
  if (!opened) return client.call('createIntent', { body }, { onlyNew: true })
  const { name } = opened.intent
  return client.call(
    'updateIntent',
    { params: { name }, body: { ...nothing, ...body } },
    opened.etag ? { ifMatch: opened.etag } : {},
  )
}

export async function openIntent(name: string, signal?: AbortSignal): Promise<Opened> {
  const { data, etag } = await client.callWithEtag(
    'getIntent',
    { params: { name } },
    signal ? { signal } : {},
  )
  return { intent: data, etag }
}
