/** An intent while it is being edited: as the fields hold it, and as it is sent. */
import type { Intent } from '#wire'
import { client } from '../../api/session.ts'
import { parsePhrases } from './parse-phrases.ts'

export interface Draft {
  name: string
  /** One a line. */
  phrases: string
  reply: string
  replies: OtherReply[]
  isHandoff: boolean
}

/** The reply in another language. */
export interface OtherReply {
  locale: string
  text: string
}

/** Takes away what the fields do not say. */
const nothing = { reply: null, replies: null, action: null }

/** What is edited, and which version of it. */
export interface Opened {
  intent: Intent
  etag: string | null
}

export function toDraft({ name, phrases, reply = '', replies = {}, action }: Omit<Intent, 'bot_id'>): Draft {
  return {
    name,
    phrases: phrases.join('\n'),
    reply,
    replies: Object.entries(replies).map(([locale, text]) => ({ locale, text })),
    isHandoff: action === 'handoff',
  }
}

/** The intent that the fields describe. */
export function fromDraft({ name, phrases, reply, replies, isHandoff }: Draft): Intent {
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
