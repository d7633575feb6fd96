/**
 * Desks: what answering needs to know of a bot (business, settings, trained intents, knowledge index), each at one bot
 * version and one knowledge revision. A turn names both, so that a cached desk can never be stale; the least recently
 * used go when the cache is full.
 */
import type { Business } from '#wire'
import { readBusiness } from '../../platform/profile/business-profile.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { type BotSettings, readSettings } from '../bots/bots.ts'
import type { IntentModels, LearnedIntents } from '../intents/models/intent-models.ts'
import { articlesAt } from '../knowledge/articles.ts'
import type { ArticleVectors, ArticleVectorsRoom } from '../knowledge/embeddings/open-article-vectors.ts'
import { buildIndexInSlices, indexBytes, type KnowledgeIndex } from '../knowledge/knowledge-index.ts'

export interface Desk {
  botId: string
  botVersion: number
  knowledgeRev: number
  business: Business
  settings: BotSettings
  /** Of an earlier version's phrases while `learning`. */
  intents: LearnedIntents
  /** Settles when `intents` is of this version's phrases; null when it is. */
  learning: Promise<unknown> | null
  index: KnowledgeIndex
  /** Null without an embedding model. */
  vectors: ArticleVectors | null
}

export interface DeskCache {
  desk(db: TenantDb, want: DeskName): Promise<Desk>
}

export interface DeskName {
  botId: string
  botVersion: number
  knowledgeRev: number
}

/** What a desk weighs beside its index and its intents: settings, profile. */
const otherBytes = 64 * 1024

/** What desks are made with. */
export interface DeskParts {
  models: IntentModels
  vectors: ArticleVectorsRoom | null
}

interface Place {
  name: DeskName
  desk: Promise<Desk>
  bytes: number
}

/** @param mostBytes memory that all desks together may take */
export function openDeskCache(mostBytes: number, parts: DeskParts): DeskCache {
  const places = new Map<string, Place>()
  let total = 0

  const take = (key: string, place: Place) => {
    drop(key)
    places.set(key, place)
    total += place.bytes
  }
  const drop = (key: string) => {
    total -= places.get(key)?.bytes ?? 0
    places.delete(key)
  }
  const weigh = (key: string, place: Place, { index, intents, vectors }: Desk) => {
    if (places.get(key) !== place) return
    const bytes = indexBytes(index) + intents.bytes + (vectors?.bytes ?? 0) + otherBytes
    total += bytes - place.bytes
    place.bytes = bytes
    for (const [oldest] of places) {
      if (total <= mostBytes || oldest === key) break
      drop(oldest)
    }
  }
  const load = (key: string, db: TenantDb, want: DeskName, before: Place | undefined): Place => {
    const desk = loadDesk(db, want, parts, before?.desk)
    const place = { name: want, desk, bytes: before?.bytes ?? otherBytes }
    desk.then(
      async (loaded) => {
        weigh(key, place, loaded)
        await loaded.learning
        weigh(key, place, loaded)
      },
      () => {
        if (places.get(key) === place) drop(key)
      },
    )
    return place
  }
  return {
    desk: (db, want) => {
      const key = `${db.tenantId}/${want.botId}`
      const held = places.get(key)
      const place = held && sameName(held.name, want) ? held : load(key, db, want, held)
      take(key, place)
      return place.desk
    },
  }
}

/** Takes over what has not changed since `before`. */
async function loadDesk(
  db: TenantDb,
  want: DeskName,
  parts: DeskParts,
  before: Promise<Desk> | undefined,
): Promise<Desk> {
  const old = await before?.catch(() => undefined)
  const [business, settings, articles] = await Promise.all([
    old?.knowledgeRev === want.knowledgeRev ? old.business : readBusiness(db, want.knowledgeRev),
    old?.botVersion === want.botVersion ? old.settings : readSettings(db, want.botId, want.botVersion),
    old?.knowledgeRev === want.knowledgeRev ? undefined : articlesAt(db, want.knowledgeRev),
  ])
  const ownArticles = articles?.filter(({ bot_id }) => bot_id === null || bot_id === want.botId)
  const { now, next } = await parts.models.learn(db, want.botId, trainingOf(settings), old?.intents)
  const index = ownArticles ? await buildIndexInSlices(ownArticles, old?.index) : (old as Desk).index
  const desk: Desk = {
    ...want,
    business,
    settings,
    intents: now,
    learning: null,
    index,
    vectors: parts.vectors?.vectorsFor(db, index, old?.vectors ?? undefined) ?? null,
  }
  desk.learning =
    next?.then((learned) => {
      desk.intents = learned ?? desk.intents
      desk.learning = null
    }) ?? null
  return desk
}

function trainingOf({ intents }: BotSettings) {
  return Object.entries(intents).map(([name, { phrases }]) => ({ name, phrases }))
}

function sameName(a: DeskName, b: DeskName): boolean {
  return a.botVersion === b.botVersion && a.knowledgeRev === b.knowledgeRev
}
