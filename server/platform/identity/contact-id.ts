/** The visitor that a proven id stands for: on every device the same, with no look-up, and none of another business. */
import { createHash } from 'node:crypto'
import type { TenantId } from '../tenancy/tenant-db.ts'

export function contactId(tenantId: TenantId, externalId: string): string {
  const name = JSON.stringify(['contact', tenantId, externalId])
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  // Version 8 of RFC 9562: a name of our own making.
  bytes[6] = 0x80 | (bytes.readUInt8(6) & 0x0f)
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
