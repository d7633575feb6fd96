/** Ends of chains as signed lines of the process's log: kept apart from the database, they show what was cut off there. */
import type { AuditAnchor } from '#wire'
import type { Secrets } from '../secrets/open-secrets.ts'
import type { AuditHead } from '../tenancy/audit-directory.ts'
import type { TenantId } from '../tenancy/tenant-db.ts'

/** Fields of the line. The tenant's id is written without dashes, which the log might take for a phone number. */
export interface AnchorLine {
  event: 'audit_anchor'
  tenant: string
  seq: number
  hash: string
  signature: string
}

export function anchorLine({ tenant_id, seq, hash }: AuditHead, secrets: Pick<Secrets, 'mac'>): AnchorLine {
  const tenant = tenant_id.replaceAll('-', '')
  const signature = secrets.mac('audit', signed(tenant, seq, hash)).toString('hex')
  return { event: 'audit_anchor', tenant, seq, hash, signature }
}

/** The anchors in a log, by tenant; lines with a wrong signature are counted, all others left out. */
export function readAnchors(
  text: string,
  secrets: Pick<Secrets, 'verifyMac'>,
): { anchors: Map<TenantId, AuditAnchor[]>; forged: number } {
  const anchors = new Map<TenantId, AuditAnchor[]>()
  let forged = 0
  for (const line of text.split('\n').filter((each) => each.includes('"audit_anchor"'))) {
    const { tenant, seq, hash, signature } = parse(line)
    if (!secrets.verifyMac('audit', signed(tenant, seq, hash), Buffer.from(String(signature), 'hex'))) {
      forged += 1
      continue
    }
    const id = String(tenant).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as TenantId
    anchors.set(id, [...(anchors.get(id) ?? []), { seq: Number(seq), hash: String(hash) }])
  }
  return { anchors, forged }
}

function signed(tenant: unknown, seq: unknown, hash: unknown): string {
  return JSON.stringify([tenant, seq, hash])
}

function parse(line: string): Partial<Record<keyof AnchorLine, unknown>> {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}
