/** Erases deleted tenants once their time of grace is over. */
import { inBackground } from '../../log.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { noteDeed } from './operator-book.ts'
import type { OperatorParts } from './operator-parts.ts'

/** A tenant that was deleted by mistake can be taken back for so long. */
const graceDays = 30
const everyMs = 3600_000

export function openEraser({
  directory,
  openTenant,
  log,
}: Pick<OperatorParts, 'directory' | 'openTenant' | 'log'>) {
  let erasing: Promise<void> | null = null
  const erase = async () => {
    for (const id of await directory.tenantsToErase(graceDays)) {
      const name = await directory.tenantForAdmin(id).then(
        (tenant) => tenant?.name ?? null,
        () => null,
      )
      // The next look tries again; those behind it must not wait for that.
      await eraseNoted({ directory, openTenant }, id, name).then(
        () => log.warn({ tenant: id }, 'a tenant that was deleted thirty days ago was erased'),
        (error: unknown) => log.error({ err: error, tenant: id }, 'a deleted tenant could not be erased'),
      )
    }
  }
  const timer = setInterval(() => {
    erasing ??= erase().finally(() => {
      erasing = null
    })
    inBackground(log, 'erasing deleted tenants', erasing)
  }, everyMs)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await erasing?.catch(() => {})
    },
  }
}

/** Noted before: afterwards there is nothing left that names it. */
async function eraseNoted(
  { directory, openTenant }: Pick<OperatorParts, 'directory' | 'openTenant'>,
  id: TenantId,
  name: string | null,
): Promise<void> {
  await noteDeed(directory, { action: 'tenant.erased', target: { type: 'tenant', id, name } })
  await directory.eraseTenant(id, openTenant)
}
