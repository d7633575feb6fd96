/**
 * Desks: what answering needs to know of a bot (business, settings, trained intents, knowledge index), each at one bot
 * version and one knowledge revision. A turn names both, so that a cached desk can never be stale; the least recently
 * used go when the cache is full.
 */
import type { Business } from '#wire'
import { readBusiness } from '../../platform/profile/business-profile.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { type BotSettings, readSettings } from '../bots/bots.ts'
import type { IntentModel } from '../intents/intent-model.ts'
import { trainIntents } from '../intents/train-intents.ts'
import { articlesAt } from '../knowledge/articles.ts'
import { buildIndex, indexBytes, type KnowledgeIndex } from '../knowledge/knowledge-index.ts'

export interface Desk {
  botId: string
  botVersion: number
  knowledgeRev: number
  business: Business
  settings: BotSettings
  intents: IntentModel
  index: KnowledgeIndex
}

export interface DeskCache {
  desk(db: TenantDb, want: DeskName): Promise<Desk>
}

export interface DeskName {
  botId: string
  botVersion: number
  knowledgeRev: number
}

/** What a desk weighs beside its index: settings, profile, the tenant's own intents. */
const otherBytes = 64 * 1024

/** @param mostBytes memory that all desks together may take */
export function openDeskCache(mostBytes: number): DeskCache {
  const desks = new Map<string, { name: DeskName; desk: Promise<Desk>; bytes: number }>()
  let total = 0

  const drop = (key: string) => {
    total -= desks.get(key)?.bytes ?? 0
    desks.delete(key)
  }
  const weigh = (key: string, bytes: number) => {
    const held = desks.get(key)
    if (!held) return
    total += bytes - held.bytes
    held.bytes = bytes
    for (const [oldest] of desks) {
      if (total <= mostBytes || oldest === key) break
      drop(oldest)
    }
  }
  return {
    desk: (db, want) => {
      const key = `${db.tenantId}/${want.botId}`
      const held = desks.get(key)
      if (held) desks.delete(key)
      if (held && sameName(held.name, want)) {
        desks.set(key, held)
        return held.desk
      }
      const desk = loadDesk(db, want, held?.desk)
      desks.set(key, { name: want, desk, bytes: held?.bytes ?? otherBytes })
      if (!held) total += otherBytes
      desk.then(
        ({ index }) => weigh(key, indexBytes(index) + otherBytes),
        () => drop(key),
      )
      return desk
    },
  }
}

/** Takes over what has not changed since `before`. */
async function loadDesk(db: TenantDb, want: DeskName, before: Promise<Desk> | undefined): Promise<Desk> {
  const old = await before?.catch(() => undefined)
  const [business, settings, articles] = await Promise.all([
    old?.knowledgeRev === want.knowledgeRev ? old.business : readBusiness(db, want.knowledgeRev),
    old?.botVersion === want.botVersion ? old.settings : readSettings(db, want.botId, want.botVersion),
    old?.knowledgeRev === want.knowledgeRev ? undefined : articlesAt(db, want.knowledgeRev),
  ])
  const ownArticles = articles?.filter(({ bot_id }) => bot_id === null || bot_id === want.botId)
  return {
    ...want,
    business,
    settings,
    intents: old && old.settings === settings ? old.intents : trainIntents(trainingOf(settings)),
    index: ownArticles ? buildIndex(ownArticles, old?.index) : (old as Desk).index,
  }
}

function trainingOf({ intents }: BotSettings) {
  return Object.entries(intents).map(([name, { phrases }]) => ({ name, phrases }))
}

function sameName(a: DeskName, b: DeskName): boolean {
  return a.botVersion === b.botVersion && a.knowledgeRev === b.knowledgeRev
}
