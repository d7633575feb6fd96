/** The events of members, as the registry and `/protocol.json` know them. */
import { z } from 'zod'
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
    schema: z.object({ filter: z.object({ status: z.enum(['open', 'closed']).optional() }).optional() }),
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
} as const satisfies Record<string, EventSpec>
