/** The owner's intents of a bot, changed one at a time: what others change meanwhile stays. */
import { createHash } from 'node:crypto'
import type { BotConfig, IntentSettings } from '#wire'
import { AppError } from '../../errors.ts'
import type { TenantDb } from '../../platform/tenancy/tenant-db.ts'
import { lockTenant } from '../../platform/tenancy/tenants.ts'
import { type BotRow, findBot, publishSettings, readSettings } from './bots.ts'

export type Intents = BotConfig['intents']

/** How much a bot can learn. */
export const intentLimits = {
  intents: 200,
  phrasesEach: 5_000,
  phrases: 20_000,
  /** UTF-16 units. */
  phraseLength: 500,
  /** Of all phrases together. */
  text: 1_000_000,
} as const

export async function readIntents(db: TenantDb, bot: BotRow): Promise<Intents> {
  return (await readSettings(db, bot.id, bot.version)).intents
}

/**
 * Publishes what `edit` makes of the intents as they are at this moment: edits at the same time come one after the other.
 * @param edit may throw; gives back what it was given to change nothing
 */
export function editIntents(
  db: TenantDb,
  botId: string,
  edit: (intents: Intents) => Intents,
): Promise<Intents> {
  return db.transaction(async (trx) => {
    await lockTenant(trx)
    const bot = await findBot(trx, botId)
    if (!bot) throw new AppError('not_found')
    const settings = await readSettings(trx, bot.id, bot.version)
    const intents = edit(settings.intents)
    if (intents === settings.intents) return intents
    refuseTooMuch(settings.intents, intents)
    await publishSettings(trx, bot, { ...settings, intents })
    return intents
  })
}

/** Why these are more intents than a bot can learn, in a sentence; null when they are not. */
export function tooMuchOf(intents: Intents): string | null {
  const { count, phrases, text } = sizeOf(intents)
  if (count > intentLimits.intents) return `A bot has at most ${intentLimits.intents} intents.`
  if (phrases > intentLimits.phrases)
    return `A bot has at most ${amount(intentLimits.phrases)} phrases in all its intents; these are ${amount(phrases)}.`
  if (text > intentLimits.text)
    return `The phrases of a bot have at most ${amount(intentLimits.text)} characters together; these have ${amount(text)}.`
  return null
}

/** Names one version of an intent; the same for the same content. */
export function intentEtag({ phrases, reply, replies = {}, action, blocks }: IntentSettings): string {
  const others = Object.entries(replies).sort(([one], [two]) => (one < two ? -1 : 1))
  const content = JSON.stringify([
    phrases,
    reply ?? null,
    others,
    action ?? null,
    ...(blocks ? [blocks] : []),
  ])
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
}

/** What is too much already can still be made less. */
function refuseTooMuch(before: Intents, after: Intents): void {
  const [old, now] = [sizeOf(before), sizeOf(after)]
  if (now.count <= old.count && now.phrases <= old.phrases && now.text <= old.text) return
  const detail = tooMuchOf(after)
  if (detail) throw new AppError('invalid_input', { detail, errors: [problemAt(old, now, detail)] })
}

function problemAt(old: Size, now: Size, detail: string) {
  const pointer = now.count > old.count && now.count > intentLimits.intents ? '/name' : '/phrases'
  return { pointer, code: 'too_big', detail }
}

interface Size {
  count: number
  phrases: number
  text: number
}

function sizeOf(intents: Intents): Size {
  const all = Object.values(intents).map((intent) => intent.phrases)
  const phrases = all.reduce((sum, each) => sum + each.length, 0)
  const text = all.reduce((sum, each) => sum + each.reduce((inner, { length }) => inner + length, 0), 0)
  return { count: all.length, phrases, text }
}

function amount(number: number): string {
  return number.toLocaleString('en-US')
}
