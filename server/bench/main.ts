/**
 * `npm run bench [name...] [--json FILE]`, or `npm run bench -- language|widget [--help]`: measures the product beside the floor
 * of each figure, on this machine, in this run. Uses loopback only and leaves nothing behind.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchLanguage } from './language/bench-language.ts'
import { measureAck } from './measure-ack.ts'
import { measureAnswers } from './measure-answers.ts'
import { measureBytes } from './measure-bytes.ts'
import { measureCrowd } from './measure-crowd.ts'
import { measureFirstToken } from './measure-first-token.ts'
import { measureFlood } from './measure-flood.ts'
import { measureLearning } from './measure-learning.ts'
import { measureMemory } from './measure-memory.ts'
import { measureRecovery } from './measure-recovery.ts'
import { measureSlowClients } from './measure-slow-clients.ts'
import { measureStart } from './measure-start.ts'
import { measureStreams } from './measure-streams.ts'
import { measureTenants } from './measure-tenants.ts'
import { tableOf } from './print-rows.ts'
import type { Benchmark, Row } from './row.ts'
import { benchWidget } from './widget/bench-widget.ts'

const benchmarks: Record<string, Benchmark> = {
  ack: measureAck,
  'first-token': measureFirstToken,
  answers: measureAnswers,
  bytes: measureBytes,
  start: measureStart,
  memory: measureMemory,
  learning: measureLearning,
  crowd: measureCrowd,
  recovery: measureRecovery,
  streams: measureStreams,
  tenants: measureTenants,
  flood: measureFlood,
  'slow-clients': measureSlowClients,
}
/** Something hangs, then. */
const longestMs = 600_000

const args = process.argv.slice(2)
// Needs files that lie elsewhere: only when asked for.
if (args.includes('language')) process.exit(benchLanguage(args) ? 0 : 1)
if (args.includes('widget')) process.exit((await benchWidget(args)) ? 0 : 1)
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } })
const unknown = positionals.filter((name) => !(name in benchmarks))
if (unknown.length > 0) {
  process.stderr.write(
    `No benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}; language and widget, each by itself\n`,
  )
  process.exit(1)
}
setTimeout(() => {
  process.stderr.write('The benchmarks did not end in time.\n')
  process.exit(1)
}, longestMs).unref()
// Through `exit`, so that servers are stopped and folders removed.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const results: Record<string, Row[]> = {}
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  results[name] = await benchmark()
}
process.stdout.write(`${tableOf(Object.values(results).flat())}\n`)
if (values.json) {
  const machine = { node: process.version, processors: cpus().length, processor: cpus()[0]?.model ?? '' }
  writeFileSync(values.json, `${JSON.stringify({ ...machine, results }, null, 2)}\n`)
}
process.exit(0)
