/** The owner's intents, one by one: phrases to learn from, and what follows. */

import { z } from 'zod'
import type { Intent, IntentSettings, Page } from '#wire'
import {
  editIntents,
  type Intents,
  intentEtag,
  intentLimits,
  readIntents,
} from '../../brain/bots/bot-intents.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import type { ConversationParts } from '../../brain/conversations/conversation-parts.ts'
import { learnPublished } from '../../brain/conversations/published-desk.ts'
import { AppError } from '../../errors.ts'
import { type AnyRoute, type Exchange, tenantRoute } from '../../platform/http/route.ts'
import type { TenantDb, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { intentBody, intentName, storedIntent } from './config-schema.ts'
import { intentInsightRoutes } from './intent-insight-routes.ts'
import { pageOf, pageQuery } from './schemas.ts'

const bot = z.string().max(100).exactOptional()
const ofBot = z.strictObject({ bot })
const nameParams = z.strictObject({ name: intentName })
const intent = z.object({
  name: z.string(),
  bot_id: z.string(),
  ...storedIntent,
}) satisfies z.ZodType<Intent>
const changeBody = z.object({
  name: intentName.exactOptional(),
  phrases: intentBody.phrases.exactOptional(),
  reply: intentBody.reply.unwrap().nullable().exactOptional(),
  replies: intentBody.replies.unwrap().nullable().exactOptional(),
  action: intentBody.action.unwrap().nullable().exactOptional(),
  blocks: intentBody.blocks.unwrap().nullable().exactOptional(),
})

const read = { role: 'viewer', scope: 'config:read' } as const
const write = { role: 'admin', scope: 'config:write' } as const
type Parts = Pick<ConversationParts, 'openTenant' | 'desks'>

export function intentRoutes(parts: Parts): AnyRoute[] {
  // Words such as `detect` have a dash or another method: no intent's name hides them.
  return [...intentInsightRoutes(parts), ...sharedRoutes(parts), ...singleRoutes(parts)]
}

function sharedRoutes(parts: Parts): AnyRoute[] {
  return [
    tenantRoute({
      name: 'listIntents',
      method: 'GET',
      path: '/api/v1/intents',
      summary: "List a bot's own intents, by name.",
      access: read,
      query: z.strictObject({
        ...pageQuery,
        cursor: intentName.exactOptional(),
        q: z.string().max(200).exactOptional(),
        bot,
      }),
      response: pageOf(intent),
      handle: async ({ query, tenantId }) => {
        const db = parts.openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        return pageOfIntents(await readIntents(db, row), row.id, query)
      },
    }),
    tenantRoute({
      name: 'createIntent',
      method: 'POST',
      path: '/api/v1/intents',
      summary: 'Add an intent, or replace the one of that name; with `If-None-Match: *` only add.',
      access: write,
      body: z.object({ name: intentName, bot, ...intentBody }),
      bodyLimit: '4mb',
      response: intent,
      status: 201,
      handle: async ({ body: { name, bot: botName, ...settings }, tenantId, http }) => {
        const isNew = http.header('if-none-match') === '*'
        return change(parts, { tenantId, bot: botName, http }, name, (intents) => {
          if (isNew && Object.hasOwn(intents, name)) throw nameTaken(name)
          return { ...intents, [name]: settings }
        })
      },
    }),
  ]
}

function singleRoutes(parts: Parts): AnyRoute[] {
  return [
    tenantRoute({
      name: 'getIntent',
      method: 'GET',
      path: '/api/v1/intents/:name',
      summary: 'Read an intent.',
      access: read,
      params: nameParams,
      query: ofBot,
      response: intent,
      handle: async ({ params: { name }, query, tenantId, http }) => {
        const db = parts.openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        return shown(http, row.id, name, found(await readIntents(db, row), name))
      },
    }),
    tenantRoute({
      name: 'putIntent',
      method: 'PUT',
      path: '/api/v1/intents/:name',
      summary: 'Replace an intent; with `If-Match` only the version that was read.',
      access: write,
      params: nameParams,
      query: ofBot,
      body: z.object(intentBody),
      bodyLimit: '4mb',
      response: intent,
      handle: async ({ params: { name }, query, body, tenantId, http }) =>
        change(parts, { tenantId, bot: query.bot, http }, name, (intents) => {
          current(intents, name, http)
          return { ...intents, [name]: body }
        }),
    }),
    tenantRoute({
      name: 'updateIntent',
      method: 'PATCH',
      path: '/api/v1/intents/:name',
      summary: 'Change parts of an intent, or its name; with `If-Match` only the version that was read.',
      access: write,
      params: nameParams,
      query: ofBot,
      body: changeBody,
      bodyLimit: '4mb',
      response: intent,
      handle: async ({ params: { name }, query, body, tenantId, http }) => {
        const { name: newName = name, ...changes } = body
        return change(parts, { tenantId, bot: query.bot, http }, newName, (intents) => {
          const changed = withChanges(current(intents, name, http), changes)
          if (newName === name) return { ...intents, [name]: changed }
          if (Object.hasOwn(intents, newName)) throw nameTaken(newName)
          const { [name]: _, ...others } = intents
          return { ...others, [newName]: changed }
        })
      },
    }),
    tenantRoute({
      name: 'deleteIntent',
      method: 'DELETE',
      path: '/api/v1/intents/:name',
      summary: 'Forget an intent.',
      access: write,
      params: nameParams,
      query: ofBot,
      handle: async ({ params: { name }, query, tenantId, http }) => {
        const db = parts.openTenant(tenantId)
        const row = await botNamed(db, query.bot)
        await editIntents(db, row.id, (intents) => {
          current(intents, name, http)
          const { [name]: _, ...others } = intents
          return others
        })
        await learnPublished(parts, db, row.id)
        return undefined
      },
    }),
    tenantRoute({
      name: 'addPhrases',
      method: 'POST',
      path: '/api/v1/intents/:name/phrases',
      summary: 'Add phrases to an intent; what it has already is not added again.',
      access: write,
      params: nameParams,
      query: ofBot,
      body: z.object({ phrases: intentBody.phrases }),
      bodyLimit: '4mb',
      response: intent,
      status: 201,
      handle: async ({ params: { name }, query, body, tenantId, http }) =>
        change(parts, { tenantId, bot: query.bot, http }, name, (intents) => {
          const before = found(intents, name)
          const phrases = [...new Set([...before.phrases, ...body.phrases])]
          if (phrases.length > intentLimits.phrasesEach) throw tooManyPhrases()
          return { ...intents, [name]: { ...before, phrases } }
        }),
    }),
  ]
}

interface Caller {
  tenantId: TenantId
  bot: string | undefined
  http: Exchange
}

/** Publishes an edit and answers with the intent that came of it. */
async function change(
  { openTenant, desks }: Parts,
  { tenantId, bot: botName, http }: Caller,
  name: string,
  edit: (intents: Intents) => Intents,
): Promise<Intent> {
  const db: TenantDb = openTenant(tenantId)
  const row = await botNamed(db, botName)
  const intents = await editIntents(db, row.id, edit)
  await learnPublished({ desks }, db, row.id)
  return shown(http, row.id, name, found(intents, name))
}

function shown(http: Exchange, bot_id: string, name: string, settings: IntentSettings): Intent {
  http.setHeader('ETag', intentEtag(settings))
  return { name, bot_id, ...settings }
}

function found(intents: Intents, name: string): IntentSettings {
  const settings = Object.hasOwn(intents, name) ? intents[name] : undefined
  if (!settings) throw new AppError('not_found')
  return settings
}

/** As `found`, but only in the version that the caller read. */
function current(intents: Intents, name: string, http: Exchange): IntentSettings {
  const settings = found(intents, name)
  const ifMatch = http.header('if-match')
  if (ifMatch && ifMatch !== '*' && ifMatch !== intentEtag(settings)) throw new AppError('changed_elsewhere')
  return settings
}

function withChanges(
  before: IntentSettings,
  changes: Omit<z.output<typeof changeBody>, 'name'>,
): IntentSettings {
  const all = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)
  return Object.fromEntries(all) as unknown as IntentSettings
}

function pageOfIntents(
  intents: Intents,
  bot_id: string,
  { limit, cursor = '', q = '' }: { limit: number; cursor?: string; q?: string },
): Page<Intent> {
  const wanted = q.toLowerCase()
  const names = Object.keys(intents)
    .filter((name) => name > cursor && mentions(name, found(intents, name), wanted))
    .sort()
  const data = names.slice(0, limit).map((name) => ({ name, bot_id, ...found(intents, name) }))
  const has_more = names.length > limit
  return { data, has_more, next_cursor: has_more ? (data.at(-1)?.name ?? null) : null }
}

function mentions(name: string, { phrases, reply = '' }: IntentSettings, wanted: string): boolean {
  return [name, reply, ...phrases].some((text) => text.toLowerCase().includes(wanted))
}

function nameTaken(name: string): AppError {
  const detail = `There is an intent "${name}" already.`
  return new AppError('invalid_input', { detail, errors: [{ pointer: '/name', code: 'taken', detail }] })
}

function tooManyPhrases(): AppError {
  const detail = `An intent has at most ${intentLimits.phrasesEach} phrases.`
  return new AppError('invalid_input', { detail, errors: [{ pointer: '/phrases', code: 'too_big', detail }] })
}
