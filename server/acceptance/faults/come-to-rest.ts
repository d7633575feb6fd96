/** After the last fault: waits until everything has come to its end and everybody shows it. */
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { StoreOptions } from '../../platform/store/open-store.ts'
import type { Stage } from './nemesis.ts'
import type { SlowModel } from './slow-model.ts'

const patienceMs = 30_000
/** A lease runs out, somebody looks, and then there is a queue of turns. */
const turnsEndMs = 60_000
/** Whoever has missed something finds out within this. */
const convergeMs = 20_000
const quietMs = 500
const pollMs = 200

/** @returns how long it took until all pages and inboxes showed what is stored; whether they do is for the rules to say */
export async function comeToRest(stage: Stage, place: StoreOptions, model: SlowModel): Promise<number> {
  const { recorder, cast } = stage
  const isSettled = () => cast.actors.every(({ client }) => client.isOnline() && client.unsent() === 0)
  await recorder.until(isSettled, patienceMs)
  await recorder.silence(quietMs, patienceMs)
  await model.idle(patienceMs)
  // Nobody else can look into the embedded store; there, nothing waits for a lease.
  const tookMs = place.databaseUrl ? await showAll(stage, place.databaseUrl) : 0
  await recorder.silence(quietMs, patienceMs)
  return tookMs
}

async function showAll(stage: Stage, databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const ended = performance.now() + turnsEndMs
    let stand = await whereAllStands(client, stage.cast.tenantIds)
    while (stand.open > 0 && performance.now() < ended) {
      await delay(pollMs)
      stand = await whereAllStands(client, stage.cast.tenantIds)
    }
    const began = performance.now()
    while (!isShown(stage, stand.heads) && performance.now() - began < convergeMs) await delay(pollMs)
    return performance.now() - began
  } finally {
    await client.end()
  }
}

interface Stand {
  /** Turns that have not ended. */
  open: number
  heads: Map<string, number>
}

async function whereAllStands(client: pg.Client, tenantIds: readonly string[]): Promise<Stand> {
  const stand: Stand = { open: 0, heads: new Map() }
  await client.query('set role deskbell_app')
  for (const tenantId of tenantIds) {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [tenantId])
    const turns = await client.query(`select 1 from turns where state in ('pending', 'generating')`)
    stand.open += turns.rows.length
    const { rows } = await client.query('select id, head from conversations')
    for (const { id, head } of rows) stand.heads.set(id, head)
  }
  return stand
}

function isShown({ recorder, cast }: Stage, heads: ReadonlyMap<string, number>): boolean {
  const shown = new Map<string, { conversation_id: string; seq: number }>()
  for (const { page, deed } of recorder.entries) if (deed.kind === 'shown') shown.set(page, deed.message)
  const pages = [...shown].every(([page, { conversation_id, seq }]) => {
    return !recorder.pages[page]?.open || heads.get(conversation_id) === seq
  })
  const inboxes = cast.watchers.map((watcher) => watcher.heads())
  return pages && [...heads].every(([id, head]) => inboxes.some((inbox) => inbox.get(id) === head))
}
