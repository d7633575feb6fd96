/** `npm run check`: format, lint, import law, tables, types, unused code, sizes. All of them run, then the faults are shown. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const atOnce = 2
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
}

/** The longest first, so that both processors are done at the same time. */
const checks = {
  unused: 'knip --no-progress',
  'format and lint': 'biome check .',
  rooms: 'node scripts/check-rooms.mjs',
  types: 'tsc -p .',
  'types of the widget': 'tsc -p widget',
  'types of the portal': 'tsc -p portal',
  'types of the npm package': 'tsc -p sdk/widget-package',
  sizes: 'size-limit',
  tables: 'node scripts/check-tables.mjs',
}

const started = performance.now()
const waiting = Object.entries(checks)
const results = (await Promise.all(Array.from({ length: atOnce }, worker))).flat()
const failed = results.filter(({ passed }) => !passed)
for (const { name, output } of failed) console.log(`\n--- ${name}\n${output.trim()}`)
const total = secondsSince(started)
console.log(
  failed.length > 0
    ? `\n${failed.length} of ${results.length} checks failed (${total})`
    : `All in order (${total})`,
)
process.exitCode = failed.length > 0 ? 1 : 0

async function worker() {
  const done = []
  for (let next = waiting.shift(); next; next = waiting.shift()) done.push(await run(...next))
  return done
}

async function run(name, command) {
  const start = performance.now()
  // Some of these are shell or cmd scripts, depending on the system.
  const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
  const [code] = await once(child, 'close')
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${secondsSince(start)})`)
  return { name, passed: code === 0, output }
}

function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}
