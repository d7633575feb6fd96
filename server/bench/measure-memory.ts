/** Memory of a server that has nothing to do. */
import { setTimeout as rest } from 'node:timers/promises'
import { hasFigures, residentBytes } from './process-figures.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startBareServer, startDeskbell } from './start-process.ts'

/** What starting needed is given back by then. */
const restMs = 3_000

export async function measureMemory(): Promise<Row[]> {
  if (!hasFigures) return []
  const used = scratchFolder()
  await (await startDeskbell({ DATA_DIR: used }))[Symbol.asyncDispose]()
  await using server = await startDeskbell({ DATA_DIR: used })
  await using bare = await startBareServer({ DATA_DIR: scratchFolder() })
  await rest(restMs)
  const [here, floor] = [await residentBytes(server.pid), await residentBytes(bare.pid)]
  const floorIs = 'bare Socket.IO on the same store'
  return [{ name: 'idle server', unit: 'MB', here: here / 1e6, floor: floor / 1e6, floorIs }]
}
