/** Builds the widget, the portal and the npm package, at once: `node scripts/build.mjs [widget] [portal] [sdk]`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parts, recordBuild, sourcesOf } from './built-from.mjs'

const wanted = process.argv.slice(2)
const builds = await Promise.all((wanted.length > 0 ? wanted : parts).map(build))
process.exitCode = builds.every(Boolean) ? 0 : 1

async function build(part) {
  const sources = sourcesOf(part)
  const script = fileURLToPath(new URL(`build-${part}.mjs`, import.meta.url))
  const [code] = await once(spawn(process.execPath, [script], { stdio: ['ignore', 2, 2] }), 'exit')
  if (code === 0) recordBuild(part, sources)
  return code === 0
}
