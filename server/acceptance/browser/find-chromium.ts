/** Finds a Chromium to test with: CHROMIUM_PATH, the system's, or the one that comes with the packages. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface Chromium {
  executablePath: string
  /** Folders with the shared libraries and the fonts that a small machine may lack. */
  libraries?: string
  fonts?: string
}

const system = '/usr/bin/chromium'
const script = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url))
const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url))

/** @throws with the way to get one, when there is none */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist`)
  if (named) return { executablePath: named }
  if (existsSync(system)) return { executablePath: system }
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked()
  throw new Error(
    'No Chromium found. Install one (on Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium.',
  )
}

async function unpacked(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = createRequire(entry)('../package.json')
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await promisify(execFile)(process.execPath, [script, folder])
  return {
    executablePath: join(folder, 'chromium'),
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts'),
  }
}
