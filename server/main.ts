/** Starts the server. What it loads is compiled once and kept for the next start. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))
// Only now, so that it is loaded from there.
const { serve } = await import('./serve.ts')
await serve(process.env)
