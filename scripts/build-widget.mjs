/** Builds the widget into widget/dist: loader.js, v1.js, chunks/, manifest.json, each file also compressed, and texts/. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'vite'
import { catalogues } from '../widget/texts/catalogues.ts'
import { chatConfig, compatConfig, loaderConfig, socketConfig } from '../widget/vite.config.ts'

const dist = fileURLToPath(new URL('../widget/dist/', import.meta.url))
/** The server replaces this literal by the tenant's public settings as JSON. */
const PLACEHOLDER = '"__DESKBELL_CONFIG__"'
const vendors = ['crisp', 'papercups', 'chatwoot', 'intercom']

const connecting = filesOf(await build(socketConfig(dist)))
const socket = nameOf(connecting, 'socket-')
const chat = filesOf(await build(chatConfig(dist, socket)))
const names = { app: nameOf(chat, 'app-'), socket, api: nameOf(chat, 'api-') }
const [[loader], [queue]] = await Promise.all(
  ['main', 'queue'].map(async (entry) => filesOf(await build(loaderConfig(dist, entry, names)))),
)
const compat = (await Promise.all(vendors.map((vendor) => build(compatConfig(dist, vendor))))).flatMap(
  filesOf,
)

await rm(dist, { recursive: true, force: true })
const manifest = { loader: 'loader.js', ...names }
await Promise.all([
  writeCompressed('loader.js', withPlaceholder(loader.code)),
  writeCompressed('v1.js', queue.code),
  ...[...connecting, ...chat].map((chunk) => writeCompressed(`chunks/${chunk.fileName}`, chunk.code)),
  ...compat.map((script) => writeCompressed(`compat/${script.fileName}`, script.code)),
  writeCompressed('manifest.json', JSON.stringify(manifest)),
  ...Object.entries(catalogues).map(([locale, words]) => writeTexts(locale, words, catalogues.en)),
])

function filesOf(result) {
  return [result].flat().flatMap(({ output }) => output)
}

function nameOf(files, prefix) {
  const found = files.filter(({ fileName }) => fileName.startsWith(prefix))
  if (found.length !== 1) throw new Error(`The build made ${found.length} files named ${prefix}*, not one.`)
  return found[0].fileName
}

/** What a language lacks is said in English. The server puts an owner's own words in, and compresses what it sends. */
async function writeTexts(locale, words, english) {
  await mkdir(`${dist}texts`, { recursive: true })
  const kinds = Object.keys(english)
  const files = kinds.map((kind) => [kind, JSON.stringify({ ...english[kind], ...words[kind] })])
  await Promise.all(files.map(([kind, text]) => writeFile(`${dist}texts/${locale}.${kind}.json`, text)))
}

/** A free name survives every minifier unchanged; a string literal would not. */
function withPlaceholder(code) {
  const parts = code.split('__DESKBELL_CONFIG__')
  if (parts.length !== 2)
    throw new Error(`The loader names its settings ${parts.length - 1} times, not once.`)
  return parts.join(PLACEHOLDER)
}

async function writeCompressed(name, text) {
  const path = dist + name
  const bytes = Buffer.from(text)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  await mkdir(dirname(path), { recursive: true })
  await Promise.all([writeFile(path, bytes), writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}
