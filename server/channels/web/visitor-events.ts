/** The events of visitors, as the registry and `/protocol.json` know them. */
import { z } from 'zod'
import { mostAttachments } from '../../brain/attachments/attachment-rules.ts'
import { feedbackReason, spoken } from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { storable } from '../../platform/http/text-schema.ts'
import {
  contextRequest,
  contextShape,
  identityRequest,
  identityShape,
} from '../../platform/identity/identity-schemas.ts'
import type { EventSpec } from '../../platform/sockets/on-event.ts'

const id = z.uuid()
const seq = z.int32().min(0)
export const visitorHandshake = z.object({
  account_token: z.string().max(100),
  bot: storable(100).optional(),
  visitor_token: z.string().max(2_000).optional(),
  ...identityShape,
  ...contextShape,
})

function event<S extends z.ZodType>(name: string, summary: string, schema: S): EventSpec<S> {
  return { name, summary, schema }
}

export const visitorEvents = {
  join: event(
    'join',
    'Open the conversation and replay every message after `after`.',
    z.object({ conversation_id: id.optional(), after: seq }),
  ),
  send: event(
    'send',
    'Say something; acknowledged once it is stored.',
    z
      .object({
        cmid: storable(100).min(1),
        text: storable(longestMessage).default(''),
        attachments: z.array(id).min(1).max(mostAttachments).optional(),
        conversation_id: id.optional(),
      })
      .refine(({ text, attachments }) => attachments || spoken.safeParse(text).success, {
        path: ['text'],
        message: 'Too small: expected something said',
      }),
  ),
  pull: event(
    'pull',
    'Read messages after `after`.',
    z.object({ conversation_id: id, after: seq, limit: z.int().min(1).max(200) }),
  ),
  typing: event('typing', 'Say that the visitor is typing, or has stopped.', z.object({ on: z.boolean() })),
  seen: event('seen', 'Say up to where the visitor has read.', z.object({ seq })),
  stop: event('stop', 'Stop the answer to a message.', z.object({ turn: id })),
  feedback: event(
    'feedback',
    'Rate an answer.',
    z.object({
      message_id: id,
      value: z.union([z.literal(1), z.literal(-1)]),
      reason: feedbackReason.optional(),
      note: storable(1_000).optional(),
    }),
  ),
  form: event(
    'form',
    'Send what was filled in, without `form_id` before the talk; acknowledged once it is stored.',
    z.object({
      cmid: storable(100).min(1),
      form_id: id.exactOptional(),
      values: z.record(z.string().max(40), storable(2_000)),
      consent: z.boolean().exactOptional(),
    }),
  ),
  handoff: event('handoff', 'Ask for a person.', z.object({})),
  attachment: event(
    'attachment',
    'Ask where the bytes of a file are, which the visitor has uploaded.',
    z.object({ attachment_id: id }),
  ),
  identify: event(
    'identify',
    'Say who the visitor is, with a proof or without one; keep the new visitor token, and join again.',
    identityRequest,
  ),
  context: event(
    'context',
    'Tell about the page and the conversation what agents should know.',
    contextRequest,
  ),
  end: event('end', 'End the conversation.', z.object({})),
  transcript: event(
    'transcript',
    'Have the conversation sent to a mailbox.',
    z.object({
      email: z.email().max(320),
      time_zone: z.string().max(60).refine(isTimeZone, 'Not a time zone.').exactOptional(),
    }),
  ),
  download: event(
    'download',
    'Read all that was said in all conversations of the visitor, after the last row of the page before.',
    z.object({
      conversation_id: id.optional(),
      after: seq.default(0),
      limit: z.int().min(1).max(200).default(200),
    }),
  ),
  forget: event('forget', 'Delete all conversations of the visitor, and the visitor.', z.object({})),
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
