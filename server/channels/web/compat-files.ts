/** Serves what stands in for another vendor's script, so that a site changes one line and keeps the rest. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Router } from 'express'
import { AppError } from '../../errors.ts'
import { type Prepared, prepareFile, sendPrepared } from '../../platform/http/send-file.ts'

const folder = fileURLToPath(new URL('../../../widget/dist/compat/', import.meta.url))
/** Its address has no version: a mended one should be there within the hour. */
const cache = 'public, max-age=3600, stale-while-revalidate=86400'

/** Adds `/w/compat.js?from=<vendor>`; what else stands in its address is for the script itself. */
export async function addCompatFiles(router: Router): Promise<void> {
  const scripts = new Map<string, Prepared>()
  for (const name of await readdir(folder))
    if (name.endsWith('.js')) scripts.set(name.slice(0, -3), await prepareFile(folder + name))
  router.get('/w/compat.js', (req, res) => {
    const script = scripts.get(String(req.query.from ?? ''))
    if (!script)
      throw new AppError('not_found', { detail: `from is one of ${[...scripts.keys()].join(', ')}.` })
    sendPrepared(req, res, script, cache)
  })
}
