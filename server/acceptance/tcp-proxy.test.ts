/** The proxy does what its faults are called. */
import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openTcpProxy } from './tcp-proxy.ts'

/** A client and a server that are connected through a proxy. */
async function through() {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await openTcpProxy((server.address() as AddressInfo).port)
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

/** Also when it breaks. */
const closes = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

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
  const closed = Promise.all([client, far].map(closes))
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

test('while it is frozen nothing passes and nobody is told, and afterwards all of it passes', async () => {
  const { proxy, client, far } = await through()
  let heard = ''
  far.on('data', (piece) => {
    heard += piece
  })
  proxy.freeze()
  client.write('late')
  const other = dial({ port: proxy.port, host: '127.0.0.1' })
  await once(other, 'connect')
  other.destroy()
  expect([heard, client.closed, far.closed]).toEqual(['', false, false])
  proxy.thaw()
  await expect.poll(() => heard).toBe('late')
})

test('the answer to a word is lost with the connection, what was asked arrives', async () => {
  const { proxy, client, far } = await through()
  proxy.swallowAnswerTo('commit')
  far.once('data', () => far.write('done'))
  let heard = ''
  client.on('data', (piece) => {
    heard += piece
  })
  client.write('commit;')
  await closes(client)
  expect(heard).toBe('')
})

test('while it refuses nobody gets in, and what is open stays', async () => {
  const { proxy, client, far } = await through()
  proxy.refusing = true
  const other = dial({ port: proxy.port, host: '127.0.0.1' })
  other.on('error', () => {})
  await closes(other)
  client.write('still')
  expect(await reads(far, 5)).toBe('still')
})
