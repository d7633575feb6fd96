/** Builds portal/dist and writes a .br and a .gz beside each asset that is worth compressing. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'

const portal = fileURLToPath(new URL('../portal/', import.meta.url))
const compressible = /\.(html|js|css|svg|json)$/
const smallestBytes = 1024

await build({ configFile: join(portal, 'vite.config.ts'), configLoader: 'native', logLevel: 'warn' })
const files = await listFiles(join(portal, 'dist'))
await Promise.all(files.map(compress))

async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function compress(file) {
  const { size } = await stat(file)
  if (!compressible.test(file) || size <= smallestBytes) return
  const content = await readFile(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
