/** `npm run audit -- verify`, as the operator runs it. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { anchorLine } from '../platform/audit/anchors.ts'
import { openSecrets } from '../platform/secrets/open-secrets.ts'
import { openStore } from '../platform/store/open-store.ts'
import type { TenantId } from '../platform/tenancy/tenant-db.ts'
import { pastTheWall } from './change-store.ts'
import { freshDatabase } from './fresh-database.ts'
import { openTestApp, testSecret, testVariables } from './open-test-app.ts'

const command = fileURLToPath(new URL('../audit.ts', import.meta.url))
const run = promisify(execFile)

test('tells of every business whether its log is what was written, and finds with anchors what was cut off', async () => {
  const place = await freshDatabase()
  const app = await openTestApp({}, place)
  const business = await app.signUp()
  for (const question of ['a', 'b', 'c']) await business.writesArticle(question, 'Yes.')
  const { body } = await business.api('GET', '/api/v1/audit-log?limit=1')
  await app[Symbol.asyncDispose]()

  const audit = async (...more: string[]) => {
    const env = { ...process.env, ...testVariables(place) } as NodeJS.ProcessEnv
    return run(process.execPath, [command, ...more], { env }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stdout, stderr }) => ({ code, said: `${stdout}${stderr}` }),
    )
  }
  expect(await audit('verify')).toEqual({ code: 0, said: expect.stringContaining(' 0 not what was written') })
  expect((await audit('look')).said).toContain('Usage')

  const head = { tenant_id: business.id as TenantId, seq: 3, hash: body.data[0].hash }
  const file = join(place.dataDir, 'server.log')
  await writeFile(file, `a line\n${JSON.stringify(anchorLine(head, openSecrets([testSecret])))}\n`)
  expect((await audit('verify', '--anchors', file)).code).toBe(0)

  const store = await openStore(place)
  const where = `where tenant_id = '${business.id}'`
  await pastTheWall(
    place,
    store,
    ['audit_log', 'audit_heads'],
    `delete from audit_log ${where} and seq = 3`,
    `update audit_heads set seq = 2, hash = (select hash from audit_log ${where} and seq = 2) ${where}`,
  )
  await store.close()
  expect((await audit('verify')).code).toBe(0)
  const found = await audit('verify', '--anchors', file)
  expect(found).toEqual({ code: 1, said: expect.stringContaining(`${business.id}: entry 3 and what came`) })
  expect((await audit('verify', '--anchors', join(place.dataDir, 'nothing'))).code).toBe(1)
}, 120_000)
