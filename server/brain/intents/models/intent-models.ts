/**
 * The trained intents of every bot: stored, so that a process need not train again, and trained anew in a thread when
 * the owner's phrases changed, while the model before answers.
 */
import { createHash } from 'node:crypto'
import type { TenantDb } from '../../../platform/tenancy/tenant-db.ts'
import { builtInBytes } from '../built-in-classifier.ts'
import type { IntentModel } from '../intent-model.ts'
import type { TrainingIntent } from '../intent-types.ts'
import { Superseded, type Trainer } from './open-trainer.ts'
import { unpackModel } from './pack-model.ts'

export interface LearnedIntents {
  model: IntentModel
  /** Names the phrases, and the way of training, that the model is of. */
  fingerprint: string
  /** About how much memory it takes. */
  bytes: number
}

export interface Learning {
  /** What answers now. */
  now: LearnedIntents
  /** The model of the phrases asked for, where `now` is an earlier one. Null when none is to come, or training failed. */
  next: Promise<LearnedIntents | null> | null
}

export interface IntentModels {
  /**
   * The model of a bot's phrases.
   * @param held what is in use already
   */
  learn(
    db: TenantDb,
    botId: string,
    intents: readonly TrainingIntent[],
    held?: LearnedIntents,
  ): Promise<Learning>
}

interface Parts {
  trainer: Trainer
  /** Hears of trainings and writes that failed. */
  inBackground(what: string, work: Promise<unknown>): void
}

/** Where no model is there to answer meanwhile, the first question waits so long for one. */
const mostWaitMs = 1_000
const nothing: LearnedIntents = { model: { own: null }, fingerprint: '', bytes: 0 }

export function openIntentModels({ trainer, inBackground }: Parts): IntentModels {
  /** What is being trained, so that two who ask for the same train it once. */
  const training = new Map<string, Promise<LearnedIntents | null>>()

  const train = (db: TenantDb, botId: string, intents: readonly TrainingIntent[], fingerprint: string) => {
    const key = `${db.tenantId}/${botId}/${fingerprint}`
    const begun = training.get(key)
    if (begun) return begun
    const trained = trainer
      .train(`${db.tenantId}/${botId}`, intents)
      .then((bytes) => {
        inBackground('storing trained intents', writeModel(db, botId, fingerprint, bytes))
        return learned(bytes, fingerprint)
      })
      .finally(() => training.delete(key))
    const settled = trained.catch(() => null)
    training.set(key, settled)
    inBackground(
      'training intents',
      trained.catch((cause) => {
        if (!(cause instanceof Superseded)) throw cause
      }),
    )
    return settled
  }

  return {
    learn: async (db, botId, intents, held) => {
      const fingerprint = fingerprintOf(intents)
      if (held?.fingerprint === fingerprint) return { now: held, next: null }
      if (intents.every(({ phrases }) => phrases.length === 0)) return { now: nothing, next: null }
      const stored = await readModel(db, botId)
      if (stored?.fingerprint === fingerprint) return { now: stored, next: null }
      const next = train(db, botId, intents, fingerprint)
      const before = held?.model.own ? held : stored
      if (before) return { now: before, next }
      const soon = await Promise.race([next, later(mostWaitMs)])
      return soon ? { now: soon, next: null } : { now: nothing, next }
    },
  }
}

let engine: string | undefined

/** The built-in classifier is made by the same training: when that changes, so do its bytes (a test sees to it). */
function engineName(): string {
  engine ??= hashOf(builtInBytes()).slice(0, 12)
  return engine
}

function fingerprintOf(intents: readonly TrainingIntent[]): string {
  const sorted = intents
    .map(({ name, phrases }) => [name, phrases])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return `${engineName()}.${hashOf(JSON.stringify(sorted))}`
}

function hashOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url')
}

/** What was trained in another way cannot be read. */
async function readModel(db: TenantDb, botId: string): Promise<LearnedIntents | undefined> {
  const row = await db
    .select('intent_models')
    .select(['fingerprint', 'model'])
    .where('bot_id', '=', botId)
    .executeTakeFirst()
  if (!row?.fingerprint.startsWith(`${engineName()}.`)) return undefined
  try {
    return learned(row.model, row.fingerprint)
  } catch {
    // Written by another version of Node, or damaged: it is trained again.
    return undefined
  }
}

async function writeModel(
  db: TenantDb,
  botId: string,
  fingerprint: string,
  bytes: Uint8Array,
): Promise<void> {
  const model = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await db
    .insert('intent_models', { bot_id: botId, fingerprint, model })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'bot_id']).doUpdateSet({ fingerprint, model }))
    .execute()
}

function learned(bytes: Uint8Array, fingerprint: string): LearnedIntents {
  return { model: unpackModel(bytes), fingerprint, bytes: bytes.length }
}

function later(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null).unref())
}
