/** Look-ups of the operator over people: who there is, who is super admin, whose sessions end. */
import { type Kysely, sql } from 'kysely'
import type { TenantOfUser } from '#wire'
import type { NewRow, Tables } from '../store/tables.ts'

export interface UserFilter {
  /** Part of the e-mail or name. */
  search?: string | undefined
  superAdmins?: boolean | undefined
  limit: number
  after?: string | undefined
}

const userColumns = [
  'users.id',
  'users.email',
  'users.name',
  'users.is_super_admin',
  'users.created_at',
] as const

export function peopleLookUps(db: Kysely<Tables>) {
  return {
    listUsers: (filter: UserFilter) => userQuery(db, filter).execute(),

    /** Makes the person super admin, and the person first, if need be. True when somebody new was made. */
    promote: async (user: NewRow<'users'>): Promise<{ id: string; made: boolean }> => {
      const row = await db
        .insertInto('users')
        .values({ ...user, is_super_admin: true })
        .onConflict((conflict) =>
          conflict.expression(sql<string>`lower(email)`).doUpdateSet({ is_super_admin: true }),
        )
        .returning(['id', sql<boolean>`(xmax = 0)`.as('made')])
        .executeTakeFirstOrThrow()
      return row
    },

    /** `last` when nobody else would be left; all changes of the flag take turns, so that two cannot both be last. */
    setSuperAdmin: (userId: string, isSuperAdmin: boolean): Promise<'done' | 'last' | 'missing'> =>
      db.transaction().execute(async (trx) => {
        const admins = await trx
          .selectFrom('users')
          .select('id')
          .where('is_super_admin', '=', true)
          .orderBy('id')
          .forUpdate()
          .execute()
        if (!isSuperAdmin && admins.every(({ id }) => id === userId)) return 'last'
        const { numUpdatedRows } = await trx
          .updateTable('users')
          .set({ is_super_admin: isSuperAdmin })
          .where('id', '=', userId)
          .executeTakeFirst()
        return numUpdatedRows > 0n ? 'done' : 'missing'
      }),
  }
}

function userQuery(db: Kysely<Tables>, { search, superAdmins, limit, after }: UserFilter) {
  let query = db
    .selectFrom('users')
    .select(userColumns)
    .select(
      sql<TenantOfUser[]>`coalesce((
        select json_agg(json_build_object('id', tenants.id, 'name', tenants.name, 'role', members.role) order by tenants.id)
        from members join tenants on tenants.id = members.tenant_id where members.user_id = users.id), '[]')`.as(
        'tenants',
      ),
    )
    .orderBy('users.id', 'desc')
    .limit(limit)
  if (superAdmins) query = query.where('is_super_admin', '=', true)
  if (after) query = query.where('users.id', '<', after)
  if (!search) return query
  const part = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return query.where((eb) => eb.or([eb('email', 'ilike', part), eb('users.name', 'ilike', part)]))
}
