/** The bot's configuration while it is being edited: one draft that several pages share. */
import { batch, computed, signal } from '@preact/signals'
import type { BotConfig } from '#wire'
import { type ApiError, toApiError } from './api-error.ts'
import { isSame, mergeChanges } from './merge-changes.ts'
import { client, me } from './session.ts'

/** As the server has it. */
const savedConfig = signal<BotConfig | null>(null)
/** As the member sees it; null while it loads. */
export const draftConfig = signal<BotConfig | null>(null)
export const hasChanges = computed(() => !isSame(savedConfig.value, draftConfig.value))
export const isSaving = signal(false)
/** Why loading or saving failed; `status` 412 means that somebody else saved meanwhile. */
export const configProblem = signal<ApiError | null>(null)

let etag: string | null = null

/** Loads the configuration, or a newer version of it; unsaved changes stay. */
export async function loadConfig(): Promise<void> {
  if (!hasChanges.value) await mergeLatest()
}

/** Changes the draft; nothing is sent before `saveConfig`. */
export function changeConfig(edit: (config: BotConfig) => BotConfig): void {
  if (draftConfig.value) draftConfig.value = edit(draftConfig.value)
}

/** Forgets unsaved changes. */
export function discardChanges(): void {
  batch(() => {
    draftConfig.value = savedConfig.value
    configProblem.value = null
  })
}

/** Saves the draft; true when the server has it. */
export async function saveConfig(): Promise<boolean> {
  const sent = draftConfig.value
  return sent ? put(sent, sent) : false
}

/** Saves one change at once, apart from what else is still a draft. */
export async function saveNow(edit: (config: BotConfig) => BotConfig): Promise<boolean> {
  const saved = savedConfig.value
  changeConfig(edit)
  return saved ? put(edit(saved), saved) : false
}

/** Takes the server's version and lays over it what was changed here, also what is typed while it comes. */
export async function mergeLatest(): Promise<void> {
  await attempt(async () => {
    const latest = await fetchConfig()
    const base = savedConfig.value
    const mine = draftConfig.value
    batch(() => {
      savedConfig.value = latest
      draftConfig.value = base && mine ? mergeChanges(base, mine, latest) : latest
    })
  })
}

/** The sentence the server gave for one field, by JSON pointer. */
export function configError(pointer: string): string | undefined {
  return configProblem.value?.fields.get(pointer)
}

/** Sends a whole configuration; what the draft changed since `base` stays a draft. */
async function put(sent: BotConfig, base: BotConfig): Promise<boolean> {
  isSaving.value = true
  const done = await attempt(async () => {
    const answer = await client.callWithEtag('putConfig', { body: sent }, etag ? { ifMatch: etag } : {})
    const saved = answer.etag && answer.data ? answer.data : await fetchConfig()
    if (answer.etag) etag = answer.etag
    const typed = draftConfig.value
    batch(() => {
      savedConfig.value = saved
      draftConfig.value = typed ? mergeChanges(base, typed, saved) : saved
    })
  })
  isSaving.value = false
  return done
}

async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    configProblem.value = null
    return true
  } catch (thrown) {
    configProblem.value = toApiError(thrown)
    return false
  }
}

async function fetchConfig(): Promise<BotConfig> {
  const answer = await client.callWithEtag('getConfig', {})
  etag = answer.etag
  return answer.data
}

const tenantId = computed(() => me.value?.tenant.id)
// Another tenant's configuration must never be saved into this one.
tenantId.subscribe(() => {
  etag = null
  batch(() => {
    savedConfig.value = null
    draftConfig.value = null
    configProblem.value = null
  })
})
