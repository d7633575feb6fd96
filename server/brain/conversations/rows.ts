/** Rows of conversations as the wire shows them. */
import type { Attachment, Conversation, Message } from '#wire'
import type { Row } from '../../platform/store/tables.ts'
import { withSuggestions } from './quick-replies.ts'

export const messageColumns = [
  'id',
  'conversation_id',
  'seq',
  'kind',
  'role',
  'text',
  'sources',
  'suggestions',
  'attachments',
  'blocks',
  'cmid',
  'turn_id',
  'answered_by',
  'target_id',
  'rev',
  'created_at',
] as const satisfies (keyof Row<'messages'>)[]

export const conversationColumns = [
  'id',
  'bot_id',
  'visitor_id',
  'channel',
  'status',
  'owner',
  'needs_person',
  'head',
  'preview',
  'preview_role',
  'page',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Conversation & keyof Row<'conversations'>)[]

type MessageRow = Pick<Row<'messages'>, (typeof messageColumns)[number]>

/** Absent fields are left out rather than null. */
export function toMessage({
  turn_id,
  sources,
  suggestions,
  attachments,
  blocks,
  cmid,
  answered_by,
  target_id,
  ...row
}: MessageRow): Message {
  const shown = withSuggestions(blocks, suggestions)
  return {
    ...row,
    ...(sources && { sources }),
    ...(suggestions && { suggestions }),
    ...(attachments && { attachments }),
    ...(shown.length > 0 && { blocks: shown }),
    ...(cmid && { cmid }),
    ...(turn_id && { turn: turn_id }),
    ...(answered_by && { answered_by }),
    ...(target_id && { target_id }),
  }
}

const previewLength = 140

/** The start of a message, or what its files are called, for lists. */
export function previewOf(text: string, attachments: readonly Attachment[] = []): string {
  const said = text.trim() === '' ? attachments.map(({ name }) => name).join(', ') : text
  const line = said.replaceAll(/\s+/g, ' ').trim()
  return line.length > previewLength ? `${line.slice(0, previewLength - 1).toWellFormed()}…` : line
}
