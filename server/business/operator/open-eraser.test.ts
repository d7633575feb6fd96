import { expect, onTestFinished, test, vi } from 'vitest'
import { openLog } from '../../log.ts'
import type { TenantId } from '../../platform/tenancy/tenant-db.ts'
import { openEraser } from './open-eraser.ts'
import type { OperatorParts } from './operator-parts.ts'

test('a tenant that cannot be erased now keeps no other from being erased', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const erased: string[] = []
  const lines: string[] = []
  const directory = {
    tenantForAdmin: async () => undefined,
    noteOperator: async () => {},
    tenantsToErase: async () => ['first', 'second'] as TenantId[],
    eraseTenant: async (id: TenantId) => {
      if (id === 'first') throw new Error('busy')
      erased.push(id)
    },
  } as unknown as OperatorParts['directory']
  const openTenant = () => expect.unreachable()
  const log = openLog('warn', { write: (line: string) => void lines.push(line) })
  const eraser = openEraser({ directory, openTenant, log })
  await vi.advanceTimersByTimeAsync(3_600_000)
  await eraser.close()
  expect(erased).toEqual(['second'])
  expect(lines.map((line) => JSON.parse(line).tenant)).toEqual(['first', 'second'])
})
