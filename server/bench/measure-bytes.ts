/** What a page loads for the widget, in bytes on the wire. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { newBusiness } from './new-business.ts'
import type { Row } from './row.ts'
import { scratchFolder } from './scratch-folder.ts'
import { startDeskbell } from './start-process.ts'

const manifestFile = new URL('../../widget/dist/manifest.json', import.meta.url)

export async function measureBytes(): Promise<Row[]> {
  await using server = await startDeskbell({ DATA_DIR: scratchFolder(), DEMO: 'off' })
  const { accountToken } = await newBusiness(server.url)
  const manifest: { app: string; socket: string } = JSON.parse(await readFile(manifestFile, 'utf8'))
  const config = await (await fetch(`${server.url}/w/config?token=${accountToken}`)).text()
  const loader = await bytesOf(`${server.url}/w/v1/${accountToken}.js`)
  const app = await bytesOf(`${server.url}/w/chunks/${manifest.app}`)
  const socket = await bytesOf(`${server.url}/w/chunks/${manifest.socket}`)
  const row = (name: string, here: number): Row => ({ name, unit: 'bytes', here })
  return [
    {
      ...row('loader with its settings', loader),
      floor: brotliCompressSync(config).length,
      floorIs: 'the settings alone',
    },
    row('app, when the chat is opened', app),
    row('socket, with the first message', socket),
    row('all of the widget', loader + app + socket),
  ]
}

/** Length of a body as it is sent to a browser. */
async function bytesOf(url: string): Promise<number> {
  const [response] = (await once(get(url, { headers: { 'accept-encoding': 'br' } }), 'response')) as [
    IncomingMessage,
  ]
  if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'br')
    throw new Error(`GET ${url} answered ${response.statusCode}, ${response.headers['content-encoding']}`)
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return bytes
}
