/** The operator's own log: what was done to whom, also when the tenant that it was done to is gone with its own log. */
import type { AdminLogEntry } from '#wire'
import { networkOf } from '../../platform/audit/network-of.ts'
import { newId } from '../../platform/store/new-id.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'

type BookDirectory = Pick<Directory, 'noteOperator' | 'nameOfUser' | 'listOperatorLog'>

export interface Deed {
  action: string
  /** The name is kept as it was then. */
  target?: { type: string; id: string; name?: string | null }
  reason?: string
  /** Ids and names of fields, never what they hold. */
  detail?: Record<string, unknown>
}

/** @param by absent: the server itself @throws when it cannot be kept: what must not be done unseen is noted before */
export async function noteDeed(
  directory: BookDirectory,
  { action, target, reason, detail = {} }: Deed,
  by?: { userId: string; address: string },
): Promise<void> {
  await directory.noteOperator({
    id: newId(),
    action,
    actor_id: by?.userId ?? null,
    actor_name: by ? await directory.nameOfUser(by.userId) : null,
    target_type: target?.type ?? null,
    target_id: target?.id ?? null,
    target_name: target?.name ?? null,
    reason: reason ?? null,
    address: by ? networkOf(by.address) : null,
    detail: JSON.stringify(detail),
  })
}

/** The latest first. @param after id of the last one seen */
export async function readBook(
  directory: BookDirectory,
  limit: number,
  after: string | undefined,
): Promise<AdminLogEntry[]> {
  const rows = await directory.listOperatorLog(limit, after)
  return rows.map(({ id, at, action, reason, address, detail, ...row }) => ({
    id,
    at,
    actor: { id: row.actor_id, name: row.actor_name },
    action,
    target:
      row.target_type && row.target_id
        ? { type: row.target_type, id: row.target_id, name: row.target_name }
        : null,
    reason,
    network: address,
    detail,
  }))
}
