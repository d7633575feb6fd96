/**
 * `npm run audit -- verify [--anchors <log file>]`: walks the audit log of every business, and holds it against the signed
 * heads that the server's log told. Exits with 1 when anything is not what was written. Changes nothing.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { AuditVerdict } from '#wire'
import { type Config, readConfig } from './config.ts'
import { StartError } from './errors.ts'
import { openLog } from './log.ts'
import { readAnchors } from './platform/audit/anchors.ts'
import { type AuditBook, openAudit } from './platform/audit/open-audit.ts'
import { generatedSecret, openSecrets } from './platform/secrets/open-secrets.ts'
import { openStore } from './platform/store/open-store.ts'
import { type Directory, openDirectory } from './platform/tenancy/directory.ts'
import { type TenantId, tenantOpener } from './platform/tenancy/tenant-db.ts'

const { values, positionals } = parseArgs({
  options: { anchors: { type: 'string' } },
  allowPositionals: true,
})

try {
  if (positionals.join() !== 'verify')
    throw new StartError('Usage: npm run audit -- verify [--anchors <log file>]')
  process.exitCode = (await verifyAll(readConfig(process.env), values.anchors)) ? 0 : 1
} catch (cause) {
  if (!(cause instanceof StartError)) throw cause
  console.error(cause.message)
  process.exitCode = 1
}

/** @returns whether everything is what was written */
async function verifyAll(config: Config, anchorFile: string | undefined): Promise<boolean> {
  const secrets = openSecrets(config.secretKeys ?? [await generatedSecret(config.dataDir)])
  const text = anchorFile === undefined ? '' : await readLog(anchorFile)
  const { anchors, forged } = readAnchors(text, secrets)
  if (forged > 0) console.log(`${forged} anchors with a wrong signature were left out.`)
  const store = await openStore(config)
  try {
    const directory = openDirectory(store)
    const log = openLog('silent')
    const audit = openAudit({ directory, openTenant: tenantOpener(store), secrets, log })
    const counts = await verifyEach(audit, directory, anchors)
    console.log(
      `${counts.tenants} audit logs with ${counts.entries} entries, ${counts.broken} not what was written.`,
    )
    return counts.broken === 0 && forged === 0
  } finally {
    await store.close()
  }
}

async function verifyEach(
  audit: AuditBook,
  directory: Pick<Directory, 'tenantIds'>,
  anchors: ReturnType<typeof readAnchors>['anchors'],
) {
  const counts = { tenants: 0, entries: 0, broken: 0 }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await directory.tenantIds(after, 100)
    for (const id of ids) {
      const verdict = await audit.verify(id as TenantId, anchors.get(id as TenantId))
      counts.tenants += 1
      counts.entries += verdict.entries
      if (verdict.intact) continue
      counts.broken += 1
      console.log(`${id}: ${told(verdict)}`)
    }
    const last = ids.at(-1)
    if (last === undefined) return counts
    after = last
  }
}

function told({ fault, broken_at }: AuditVerdict): string {
  const faults = {
    missing: 'is missing',
    altered: 'is not what was written',
    cut_off: 'and what came after it is gone',
    not_as_anchored: 'is not the one that was anchored',
  }
  return `entry ${broken_at} ${faults[fault ?? 'altered']}`
}

async function readLog(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: Error) => {
    throw new StartError(`The log with the anchors cannot be read: ${cause.message}`)
  })
}
