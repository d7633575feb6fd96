/** Writes what happened to an account into the audit log of the businesses that its person belongs to. */
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import type { SignInClient, SignInOutside } from './sign-in-parts.ts'

export interface SecurityNotes {
  /** @param tenantId only there; absent: everywhere the person belongs */
  note(userId: string, action: string, about?: NoteAbout): Promise<void>
}

export interface NoteAbout {
  client?: SignInClient | undefined
  tenantId?: string | undefined
  detail?: Record<string, unknown>
}

export function openSecurityNotes({
  audit,
  directory,
}: Pick<SignInOutside, 'audit' | 'directory'>): SecurityNotes {
  return {
    note: async (userId, action, { client, tenantId, detail } = {}) => {
      if (!audit) return
      const tenants = tenantId ? [tenantId] : (await directory.tenantsOfUser(userId)).map(({ id }) => id)
      for (const id of tenants) {
        await audit.record(id as TenantId, {
          actor: { kind: 'member', id: userId },
          action,
          target: { type: 'user', id: userId },
          ...(detail && { detail }),
          ...(client?.address && { address: client.address }),
        })
      }
    },
  }
}
