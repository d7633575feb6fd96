/** Files that nobody has sent, whoever they are of. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../store/tables.ts'

/** Each may be forty pieces of a quarter of a megabyte. */
const batch = 20

export function fileLookUps(db: Kysely<Tables>) {
  return {
    /** Drops some of those that are older than so many hours. @returns whether there may be more */
    dropUnsentFiles: async (hours: number): Promise<boolean> => {
      const old = db
        .selectFrom('attachments')
        .select(['tenant_id', 'id'])
        .where('message_id', 'is', null)
        .where('created_at', '<', sql<string>`now() - make_interval(hours => ${hours})`)
        .orderBy('created_at')
        .limit(batch)
      const { numDeletedRows } = await db
        .deleteFrom('attachments')
        .where((eb) => eb(eb.refTuple('tenant_id', 'id'), 'in', old.$asTuple('tenant_id', 'id')))
        .where('message_id', 'is', null)
        .executeTakeFirst()
      return numDeletedRows >= BigInt(batch)
    },
  }
}
