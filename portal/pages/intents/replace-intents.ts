/** Changes all intents of the bot in one step. */
import { client } from '../../api/session.ts'
import type { Intents } from './intent-file.ts'

/** @returns what there was before */
export async function replaceIntents(edit: (intents: Intents) => Intents): Promise<Intents> {
  const { data: config, etag } = await client.callWithEtag('getConfig', {})
  const body = { ...config, intents: edit(config.intents) }
  await client.call('putConfig', { body }, etag ? { ifMatch: etag } : {})
  return config.intents
}
