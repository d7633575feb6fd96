/** A turn that takes its process down, or never ends, has its end all the same: a person is asked. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../platform/store/open-store.ts'
import { type TenantDb, type TenantId, tenantOpener } from '../platform/tenancy/tenant-db.ts'
import { freshDatabase } from './fresh-database.ts'
import { openTestApp } from './open-test-app.ts'

interface Left {
  /** Tries before the next process comes. */
  attempt: number
  /** Since it was asked. */
  seconds: number
  /** Whether the question is still there. */
  isThere: boolean
}

const left = {
  'tried three times': { attempt: 3, seconds: 20, isThere: true },
  'tried four times': { attempt: 4, seconds: 20, isThere: true },
  'tried twice in a minute': { attempt: 2, seconds: 50, isThere: true },
  'left by a server that was away': { attempt: 1, seconds: 3_600, isThere: true },
  'without its question': { attempt: 1, seconds: 20, isThere: false },
} satisfies Record<string, Left>

interface End {
  state: string
  needs_person: boolean
  answers: string[]
}
const ends: Record<string, End> = {}

beforeAll(async () => {
  const place = await freshDatabase()
  const first = await openTestApp({}, place)
  const shop = await first.signUp()
  const conversations: Record<string, string> = {}
  for (const name of Object.keys(left)) {
    const visitor = await shop.website.opensChat()
    conversations[name] = (await visitor.asks('Hello')).conversation_id
  }
  await first[Symbol.asyncDispose]()
  const store = await openStore(place)
  const db = tenantOpener(store)(shop.id as TenantId)
  const turns: Record<string, string> = {}
  for (const [name, how] of Object.entries(left))
    turns[name] = await leave(db, String(conversations[name]), how)
  await store.close()

  const next = await openTestApp({}, place)
  await next[Symbol.asyncDispose]()
  const after = await openStore(place)
  for (const name of Object.keys(left))
    ends[name] = await endOf(
      tenantOpener(after)(shop.id as TenantId),
      String(conversations[name]),
      turns[name],
    )
  await after.close()
}, 60_000)

async function leave(db: TenantDb, conversation_id: string, { attempt, seconds, isThere }: Left) {
  const id = randomUUID()
  const ago = sql<string>`now() - make_interval(secs => ${seconds})`
  if (isThere) {
    const message = { conversation_id, id, seq: 3, role: 'visitor' as const, text: 'Hello', cmid: id }
    await db.insert('messages', message).execute()
    await db.update('conversations').set({ head: 3 }).where('id', '=', conversation_id).execute()
  }
  const turn = {
    id,
    conversation_id,
    state: 'generating' as const,
    bot_version: 1,
    knowledge_rev: 1,
    attempt,
  }
  await db.insert('turns', { ...turn, lease_until: ago, asked_at: ago, created_at: ago } as never).execute()
  return id
}

async function endOf(db: TenantDb, conversation_id: string, id = ''): Promise<End> {
  const { state } = await db.select('turns').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  const { needs_person } = await db
    .select('conversations')
    .select('needs_person')
    .where('id', '=', conversation_id)
    .executeTakeFirstOrThrow()
  const answers = await db.select('messages').select('text').where('turn_id', '=', id).execute()
  return { state, needs_person, answers: answers.map(({ text }) => text) }
}

const personWillAnswer = {
  state: 'failed',
  needs_person: true,
  answers: [expect.stringMatching(/a person will answer you here/)],
}

test('a turn is tried four times; then the visitor is told that a person will answer, and the inbox knows', () => {
  expect(ends['tried three times']).toMatchObject({ state: 'done', needs_person: false })
  expect(ends['tried four times']).toEqual(personWillAnswer)
})

test('a turn that was tried twice is given up when its minute is over', () => {
  expect(ends['tried twice in a minute']).toEqual(personWillAnswer)
})

test('a question that was left by a server that was away for long is answered', () => {
  expect(ends['left by a server that was away']).toMatchObject({ state: 'done', needs_person: false })
})

test('a turn whose question is not there any more ends without an answer', () => {
  expect(ends['without its question']).toEqual({ state: 'failed', needs_person: false, answers: [] })
})
