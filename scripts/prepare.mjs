/**
 * Second half of the bootstrap, on a Node that runs TypeScript: builds the widget and the portal where their sources
 * changed, and makes the database template that new data directories start from.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { findStoreTemplate } from '../server/platform/store/store-template.ts'
import { isBuilt, parts } from './built-from.mjs'
import { exclusively } from './exclusively.mjs'

/** @param {string} mark file that says who is preparing */
export async function prepare(mark) {
  if ((await missing()).length === 0) return
  await exclusively(mark, async () => {
    // Looked at again: whoever was before us may have done it.
    for (const { says, script, args } of await missing()) {
      process.stderr.write(`${says} …\n`)
      run(script, args)
    }
  })
}

async function missing() {
  const stale = parts.filter((part) => !isBuilt(part))
  // A real Postgres needs no template.
  const isEmbedded = !process.env.DATABASE_URL
  const template = isEmbedded ? await findStoreTemplate() : 'none needed'
  return [
    ...(stale.length > 0
      ? [{ says: `Building ${stale.join(' and ')}`, script: 'build.mjs', args: stale }]
      : []),
    ...(template ? [] : [{ says: 'Preparing the database', script: 'make-store-template.mjs', args: [] }]),
  ]
}

function run(script, args) {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { status } = spawnSync(process.execPath, [path, ...args], { stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

if (import.meta.main) await prepare(process.argv[2])
