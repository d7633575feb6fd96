/** The proxy does what its faults are called. */
import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openFaultProxy } from './fault-proxy.ts'

/** A client and a server that are connected through a proxy. */
async function through() {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await openFaultProxy((server.address() as AddressInfo).port)
  const client = dial({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
  const [far] = (await once(server, 'connection')) as [Socket]
  for (const socket of [client, far]) socket.on('error', () => {})
  onTestFinished(async () => {
    client.destroy()
    far.destroy()
    await proxy.close()
    server.close()
  })
  return { proxy, client, far }
}

/** What arrives, once it is so many bytes. */
function reads(socket: Socket, bytes: number): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    socket.on('data', (piece) => {
      text += piece
      if (text.length >= bytes) resolve(text)
    })
  })
}

test('a healthy proxy passes everything, both ways and in order', async () => {
  const { client, far } = await through()
  client.write('there ')
  client.write('and')
  expect(await reads(far, 9)).toBe('there and')
  far.end('back')
  expect(await reads(client, 4)).toBe('back')
  await once(client, 'end')
})

test('a slicing proxy passes the same bytes in small pieces', async () => {
  const { proxy, client, far } = await through()
  proxy.sliceBytes = 2
  client.write('sliced up')
  expect(await reads(far, 9)).toBe('sliced up')
})

test('a slow proxy keeps the order, and the end comes last', async () => {
  const { proxy, client, far } = await through()
  proxy.latencyMs = 20
  const began = performance.now()
  client.write('one ')
  proxy.latencyMs = 5
  client.end('two')
  expect(await reads(far, 7)).toBe('one two')
  await once(far, 'end')
  expect(performance.now() - began).toBeGreaterThan(4)
})

test('while it swallows, what the server says is lost and what the client says arrives', async () => {
  const { proxy, client, far } = await through()
  proxy.swallowing = true
  far.write('unheard')
  client.write('heard')
  expect(await reads(far, 5)).toBe('heard')
  proxy.swallowing = false
  far.write('again')
  expect(await reads(client, 5)).toBe('again')
})

test('a cut is felt on both sides at once', async () => {
  const { proxy, client, far } = await through()
  const closed = Promise.all([client, far].map((end) => new Promise((resolve) => end.once('close', resolve))))
  proxy.cut()
  await closed
})

test('a half-closed connection still carries the other way', async () => {
  const { proxy, client, far } = await through()
  const ended = once(client, 'end')
  client.resume()
  proxy.halfClose('client')
  await ended
  client.write('still')
  expect(await reads(far, 5)).toBe('still')
})
