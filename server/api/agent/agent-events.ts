/** The events of members, as the registry and `/protocol.json` know them. */
import { z } from 'zod'
import { mostAttachments } from '../../brain/attachments/attachment-rules.ts'
import { spoken } from '../../brain/conversations/wire-schemas.ts'
import { longestMessage } from '../../brain/guard/admit-message.ts'
import { storable } from '../../platform/http/text-schema.ts'
import type { EventSpec } from '../../platform/sockets/on-event.ts'

export const agentHandshake = z.object({ token: z.string().max(2_000) })

export const agentEvents = {
  renew: {
    name: 'renew',
    summary: 'Stay connected with a fresh access token of the same session, before the one before runs out.',
    role: 'viewer',
    schema: agentHandshake,
  },
  subscribe: {
    name: 'inbox.subscribe',
    summary: 'Hear every change of the conversations, beginning with the latest hundred.',
    role: 'viewer',
    schema: z.object({
      filter: z
        .object({ status: z.enum(['open', 'closed']).optional(), needs_person: z.literal(true).optional() })
        .optional(),
    }),
  },
  join: {
    name: 'conversation.join',
    summary: 'Replay a conversation after `after` and hear what is said in it.',
    role: 'viewer',
    schema: z.object({ conversation_id: z.uuid(), after: z.int().min(0) }),
  },
  typing: {
    name: 'typing',
    summary: 'Say that the member is typing in the conversation that was joined last, or has stopped.',
    role: 'agent',
    schema: z.object({ on: z.boolean() }),
  },
  seen: {
    name: 'seen',
    summary: 'Say up to where the member has read in the conversation that was joined last.',
    role: 'agent',
    schema: z.object({ seq: z.int32().min(0) }),
  },
  takeOver: {
    name: 'take_over',
    summary: 'Answer in a conversation from now on, in place of the bot or of whom `from` names.',
    role: 'agent',
    schema: z.object({ conversation_id: z.uuid(), from: z.string().max(100).default('bot') }),
  },
  send: {
    name: 'send',
    summary:
      'Say something in a conversation that the member has taken over; acknowledged once it is stored.',
    role: 'agent',
    schema: z
      .object({
        conversation_id: z.uuid(),
        cmid: storable(100).min(1),
        text: storable(longestMessage).default(''),
        attachments: z.array(z.uuid()).min(1).max(mostAttachments).optional(),
      })
      .refine(({ text, attachments }) => attachments || spoken.safeParse(text).success, {
        path: ['text'],
        message: 'Too small: expected something said',
      }),
  },
  handBack: {
    name: 'hand_back',
    summary: 'Let the bot answer again in a conversation that the member has taken over.',
    role: 'agent',
    schema: z.object({ conversation_id: z.uuid() }),
  },
} as const satisfies Record<string, EventSpec>
