/** `POST /api/v1/chat`: a turn for programs, answered whole or as server-sent events. */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ChatReply, ChatRequest, ChatResponse } from '#wire'
import { botNamed } from '../../brain/bots/bot-named.ts'
import { shownBlocks } from '../../brain/conversations/block-schemas.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import type { TurnEnd } from '../../brain/conversations/run-turn.ts'
import { type Taken, takeTurn } from '../../brain/conversations/take-turn.ts'
import type { HeardTurn } from '../../brain/conversations/turn-order.ts'
import {
  answeredBySchema,
  intentSchema,
  sourceSchema,
  spoken,
} from '../../brain/conversations/wire-schemas.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, type EventWriter, tenantRoute } from '../../platform/http/route.ts'

const chatBody = z.object({
  session_id: z.string().min(1).max(200),
  message: spoken,
  bot: z.string().max(100).exactOptional(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).exactOptional(),
}) satisfies z.ZodType<ChatRequest>

const chatResponse = z.object({
  conversation_id: z.string(),
  message_id: z.string(),
  seq: z.int(),
  reply: z
    .object({
      id: z.string(),
      seq: z.int(),
      text: z.string(),
      intent: intentSchema.nullable(),
      sources: z.array(sourceSchema),
      answered_by: answeredBySchema,
      handoff: z.boolean(),
      suggestions: z.array(z.string()).exactOptional(),
      blocks: shownBlocks.exactOptional(),
    })
    .nullable(),
  handoff: z.boolean(),
}) satisfies z.ZodType<ChatResponse>

/** Messages of API sessions do not count against a visitor's budget: the key has its own. */
const weight = 0

export function chatRoutes(parts: ConversationParts): AnyRoute[] {
  return [
    tenantRoute({
      name: 'chat',
      method: 'POST',
      path: '/api/v1/chat',
      summary: 'Say something to a bot and get its answer, whole or as server-sent events.',
      access: { role: 'agent', scope: 'chat:write' },
      audit: { not: 'What a visitor says is no act of administration, and the conversation keeps it.' },
      within: 60,
      essential: true,
      body: chatBody,
      response: chatResponse,
      handle: async ({ body, tenantId, http }) => {
        const bot = await botNamed(parts.openTenant(tenantId), body.bot)
        const said = {
          tenantId,
          botId: bot.id,
          visitorId: visitorOf(tenantId, bot.id, body.session_id),
          epoch: 0,
          channel: 'api' as const,
          cmid: randomUUID(),
          text: body.message,
          weight,
        }
        if (!http.header('accept')?.includes('text/event-stream')) {
          const taken = await takeTurn(said, parts)
          return respond(taken, await endOf(taken))
        }
        const heard = hearing()
        const taken = await takeTurn({ ...said, heard: heard.turn }, parts)
        return stream(taken, heard.open(http.events()))
      },
    }),
  ]
}

/** What fails now fails after the message was said: the same request again would say it twice. */
async function endOf({ end }: Taken): Promise<TurnEnd | null> {
  try {
    return await end
  } catch (cause) {
    const said = new Error('it was said, but not answered', { cause })
    throw new AppError('busy', { retryAfter: 1, cause: said })
  }
}

/** The visitor behind a session: the same session is always the same visitor, with no look-up. */
function visitorOf(tenantId: string, botId: string, sessionId: string): string {
  const hex = createHash('sha256').update(`${tenantId}/${botId}/${sessionId}`).digest('hex')
  // Version 8 of RFC 9562: a name of our own making.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What is heard before the stream is open waits for it: a refused message must answer as a plain error. */
function hearing(): { turn: HeardTurn; open(events: EventWriter): EventWriter } {
  let events: EventWriter | undefined
  const early: [string, unknown][] = []
  const write = (type: string, data: object) => {
    if (events) events.write(type, { type, ...data })
    else early.push([type, { type, ...data }])
  }
  return {
    turn: {
      intent: (intent) => write('intent', { intent }),
      text: (delta) => write('text.delta', { delta }),
      restart: () => write('text.restart', {}),
    },
    open: (opened) => {
      events = opened
      for (const [type, data] of early) opened.write(type, data)
      return opened
    },
  }
}

/** @returns what `done` said, for a repeated request; undefined after an error */
async function stream(taken: Taken, events: EventWriter): Promise<ChatResponse | undefined> {
  try {
    const response = respond(taken, await taken.end)
    if (response.reply) events.write('sources', { type: 'sources', sources: response.reply.sources })
    events.write('done', { type: 'done', ...response })
    return response
  } catch {
    events.write('error', {
      type: 'error',
      code: 'internal',
      detail: 'The answer could not be stored. Try again.',
    })
    return undefined
  } finally {
    events.end()
  }
}

function respond({ accepted }: Taken, end: TurnEnd | null): ChatResponse {
  const { conversation_id, id: message_id, seq } = accepted.message
  const reply = end?.message ? replyOf(end) : null
  return { conversation_id, message_id, seq, reply, handoff: reply ? reply.handoff : true }
}

function replyOf({ message, intent = null, sources = [], handoff = false }: TurnEnd): ChatReply | null {
  if (!message) return null
  const { id, seq, text, answered_by = 'refusal', suggestions, blocks } = message
  const below = { ...(suggestions && { suggestions }), ...(blocks && { blocks }) }
  return { id, seq, text, intent, sources, answered_by, handoff, ...below }
}
