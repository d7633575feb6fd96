/** Data keys of all tenants, for wrapping them anew when SECRET_KEY changes. */
import type { Kysely } from 'kysely'
import type { Row, Tables } from '../store/tables.ts'

export type WrappedKey = Pick<Row<'data_keys'>, 'tenant_id' | 'wrapped' | 'wrapped_by'>

export function dataKeyLookUps(db: Kysely<Tables>) {
  return {
    /** Keys that another root than `current` wrapped. */
    keysNotWrappedBy: (current: string, limit: number): Promise<WrappedKey[]> =>
      db
        .selectFrom('data_keys')
        .select(['tenant_id', 'wrapped', 'wrapped_by'])
        .where('wrapped_by', '<>', current)
        .limit(limit)
        .execute(),

    /** Whether a key was wrapped by a root that is none of these. */
    hasKeyOfOtherRoot: async (roots: readonly string[]): Promise<boolean> => {
      const row = await db
        .selectFrom('data_keys')
        .select('tenant_id')
        .where('wrapped_by', 'not in', roots)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    /** Replaces a wrapping, unless somebody else did so first. */
    rewrapKey: async (
      { tenant_id, wrapped }: WrappedKey,
      to: { wrapped: string; by: string },
    ): Promise<void> => {
      await db
        .updateTable('data_keys')
        .set({ wrapped: to.wrapped, wrapped_by: to.by })
        .where('tenant_id', '=', tenant_id)
        .where('wrapped', '=', wrapped)
        .execute()
    },
  }
}
