/** The real process for one test: it ends with the test. */
import { onTestFinished } from 'vitest'
import type { Variables } from './open-test-app.ts'
import { type SpawnedServer, spawnServer } from './spawn-server.ts'

export function startServer(variables: Variables): SpawnedServer {
  const server = spawnServer(variables)
  onTestFinished(async () => {
    server.kill('SIGKILL')
    await server.ended
  })
  return server
}
