/** Names of who acts, as they are shown now; kept for a minute. */
import type { Directory } from '../tenancy/directory.ts'
import type { AuditActor } from './audit-entry.ts'

const keepMs = 60_000
const keepAtMost = 1_000

export function openNames(
  directory: Pick<Directory, 'nameOfUser' | 'nameOfKey'>,
): (actor: AuditActor) => Promise<string | null> {
  const known = new Map<string, { name: string | null; until: number }>()
  return async ({ kind, id }) => {
    if (kind === 'system' || id === null) return null
    const found = known.get(id)
    if (found && found.until > performance.now()) return found.name
    const name = await (kind === 'key' ? directory.nameOfKey(id) : directory.nameOfUser(id))
    known.delete(id)
    known.set(id, { name, until: performance.now() + keepMs })
    const [oldest] = known.keys()
    if (known.size > keepAtMost && oldest !== undefined) known.delete(oldest)
    return name
  }
}
