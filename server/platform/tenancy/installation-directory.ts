/** What all processes of one installation must agree on. */
import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

export function installationLookUps(db: Kysely<Tables>) {
  return {
    /** The value that the installation keeps under `name`: the one it has, or else `value`, which it then keeps. */
    keepFirst: async (name: string, value: string): Promise<string> => {
      await db
        .insertInto('installation')
        .values({ name, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const row = await db
        .selectFrom('installation')
        .select('value')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return row.value
    },

    replaceValue: (name: string, value: string) =>
      db.updateTable('installation').set({ value }).where('name', '=', name).execute(),
  }
}
