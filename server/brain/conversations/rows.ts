/** Rows of conversations as the wire shows them. */
import type { Conversation, Message } from '#wire'
import type { Row } from '../../platform/store/tables.ts'

export const messageColumns = [
  'id',
  'conversation_id',
  'seq',
  'kind',
  'role',
  'text',
  'sources',
  'suggestions',
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
  cmid,
  answered_by,
  target_id,
  ...row
}: MessageRow): Message {
  return {
    ...row,
    ...(sources && { sources }),
    ...(suggestions && { suggestions }),
    ...(cmid && { cmid }),
    ...(turn_id && { turn: turn_id }),
    ...(answered_by && { answered_by }),
    ...(target_id && { target_id }),
  }
}

const previewLength = 140

/** The start of a message, for lists. */
export function previewOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > previewLength ? `${line.slice(0, previewLength - 1).toWellFormed()}…` : line
}
