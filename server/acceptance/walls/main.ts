/**
 * `npm run prove-isolation -- [--tenants N]` lets one business try every door with the ids of others: with both walls up,
 * with each alone, and with none, where it must notice. The result is kept in the data directory, for the portal.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { IsolationProof } from '#wire'
import { isolationProofFile } from '../../api/portal/isolation-routes.ts'
import { readConfig } from '../../config.ts'
import { version } from '../../version.ts'
import type { WallDown } from './open-walled-app.ts'
import { runWalls, type WallsRun } from './run-walls.ts'

const { values } = parseArgs({ options: { tenants: { type: 'string', default: '6' } } })
const tenants = Number(values.tenants)
if (!Number.isInteger(tenants) || tenants < 2) throw new Error('--tenants is a whole number from 2 on')
const { dataDir } = readConfig(process.env)

const upright = await run([], tenants)
const alone = [await run(['first'], 2), await run(['second'], 2)]
const open = await run(['first', 'second'], 2)
const held = [upright, ...alone].every(({ leaks, hollow }) => leaks.length + hollow.length === 0)
const noticed = open.tablesReached.length === open.tables.length
await keep()
process.exit(held && noticed ? 0 : 1)

async function run(down: WallDown[], businesses: number): Promise<WallsRun> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-walls-'))
  try {
    const result = await runWalls({ place: { dataDir: folder }, down, tenants: businesses })
    process.stdout.write(`${lineOf(result)}\n`)
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function lineOf({
  down,
  tenants: businesses,
  probes,
  leaks,
  hollow,
  tables,
  tablesReached,
}: WallsRun): string {
  const walls = { '': 'both walls', first: 'row-level security alone', second: 'queries alone' }[
    down.join(' ')
  ]
  const what = `${walls ?? 'no wall'}: ${businesses} businesses, ${probes} probes, ${leaks.length} leaks`
  const reached = down.length === 2 ? `, ${tablesReached.length} of ${tables.length} tables noticed` : ''
  const seen =
    down.length < 2 ? leaks.slice(0, 10).map((leak) => `\n  ${leak.probe}: ${leak.what.join(', ')}`) : []
  // Where the walls are down, owners themselves get the wrong rows.
  const idle = (down.length < 2 ? hollow : []).map((name) => `\n  proves nothing: ${name}`)
  return `${what}${reached}${[...seen, ...idle].join('')}`
}

async function keep(): Promise<void> {
  const proof: IsolationProof = {
    at: new Date().toISOString(),
    version,
    businesses: upright.tenants,
    probes: upright.probes,
    leaks: upright.leaks.length,
    leaks_without_first_wall: alone[0]?.leaks.length ?? 0,
    leaks_without_second_wall: alone[1]?.leaks.length ?? 0,
    leaks_without_both: open.leaks.length,
    tables: open.tables.length,
    tables_noticed: open.tablesReached.length,
  }
  await mkdir(dataDir, { recursive: true })
  const path = join(dataDir, isolationProofFile)
  await writeFile(path, `${JSON.stringify(proof, null, 2)}\n`, { mode: 0o600 })
  process.stdout.write(`kept in ${path}\n`)
}
