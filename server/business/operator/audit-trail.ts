/** Where it is kept, readable for the tenant, what the operator does to it and looks at in it. */
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'

export interface AuditTrail {
  record(
    tenantId: TenantId,
    entry: {
      actor: { kind: 'member' | 'key' | 'super_admin' | 'system'; id: string | null }
      action: string
      target?: { type: string; id: string }
      detail?: Record<string, unknown>
      address?: string
      reason?: string
    },
  ): Promise<void>
}
