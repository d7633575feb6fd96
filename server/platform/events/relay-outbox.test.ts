import { expect, test } from 'vitest'
import { openLog } from '../../log.ts'
import { relayOutbox } from './relay-outbox.ts'

test('a database that is away does not keep the relay from closing; what is left waits in the outbox', async () => {
  const lines: string[] = []
  const log = openLog('warn', { write: (line: string) => void lines.push(line) })
  const takeEvents = () => Promise.reject(new Error('it is away'))
  const relay = relayOutbox({ takeEvents }, log, { listener: () => {}, delivered: () => {} })
  relay.open()
  await relay.close()
  expect(lines).toHaveLength(1)
})
