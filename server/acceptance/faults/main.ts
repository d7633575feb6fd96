/**
 * `npm run faults -- [--cycles N] [--seed S] [--store embedded|postgres] [--instances 2] [--rolls N]
 * [--defect NAME] [--log FILE]` kills the real process, or one of two that share a Postgres and a Redis, while clients talk to it, and
 * checks that what was acknowledged is never lost, doubled or reordered.
 * `npm run faults -- --defects [--defect NAME] [--seeds N]` plants defects and shows that this check sees them.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startRedis } from '../start-redis.ts'
import { type Hunt, huntDefect } from './hunt-defect.ts'
import { plantDefect } from './plant-defect.ts'
import { type Defect, defects } from './planted-defects.ts'
import { reportOf } from './report.ts'
import { runFaults } from './run-faults.ts'
import { openRunPlace } from './run-place.ts'

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '25' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    store: { type: 'string' },
    instances: { type: 'string', default: '1' },
    rolls: { type: 'string', default: '0' },
    defect: { type: 'string' },
    defects: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '3' },
    log: { type: 'string' },
  },
})
const wanted = values.defect === undefined ? undefined : defects.find(({ name }) => name === values.defect)
if (values.defect !== undefined && !wanted) fail(`There are: ${defects.map(({ name }) => name).join(', ')}`)
if (!['1', '2'].includes(values.instances)) fail('There are 1 or 2 instances')
const several = values.instances === '2'
const store = values.store ?? (several ? 'postgres' : 'embedded')
if (store !== 'embedded' && store !== 'postgres') fail('The store is embedded or postgres')
if (several && store === 'embedded') fail('Several instances need --store postgres')
process.exit((values.defects ? await hunt(wanted ? [wanted] : defects) : await run(wanted)) ? 0 : 1)

async function run(defect: Defect | undefined): Promise<boolean> {
  await using at = await openRunPlace(store as 'embedded' | 'postgres')
  await using redis = several ? await startRedis() : null
  const result = await runFaults({
    seed: Number(values.seed),
    cycles: Number(values.cycles),
    rolls: Number(values.rolls),
    place: at.place,
    root: defect && (await plantDefect(defect, join(at.folder, 'defects'))),
    ...(redis && { redis }),
  })
  if (values.log) {
    writeFileSync(values.log, result.history.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }
  process.stdout.write(`${reportOf(result)}\n`)
  return result.violations.length === 0
}

async function hunt(wantedDefects: readonly Defect[]): Promise<boolean> {
  let all = true
  for (const defect of wantedDefects) {
    for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
      const found = await huntDefect(defect, seed)
      process.stdout.write(`${lineOf(found)}\n`)
      all &&= found.found
    }
  }
  return all
}

function lineOf({ defect, invariant, seed, found, cycles, by, milliseconds }: Hunt): string {
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`
  const verdict = found ? `found by ${invariant} in ${cycles} cycles` : `NOT FOUND by ${invariant}`
  return `${defect.padEnd(24)} seed ${seed}  ${verdict}, ${seconds}  (${by.join(' ')})`
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
