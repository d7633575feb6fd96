/** The process: how it starts, and when it refuses to. */
import { once } from 'node:events'
import { mkdtemp, readFile, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { generatedSecret } from '../platform/secrets/open-secrets.ts'
import { callApi } from './call-api.ts'
import type { Variables } from './open-test-app.ts'
import { startServer } from './start-server.ts'

/** A folder of its own for the embedded store, on every lane. */
const freshFolder = () => mkdtemp(join(inject('testFolder'), 'install-'))
const own = (variables: Variables): Variables => ({ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', ...variables })
const local = (url: string) => url.replace('//localhost', '//127.0.0.1')

test('a wrong variable stops the start with its name, and nothing is left behind', async () => {
  const DATA_DIR = join(await freshFolder(), 'data')
  const server = startServer(own({ PORT: 'eighty', DATA_DIR }))
  expect(await server.ended).toBe(1)
  expect(server.said()).toMatch(/^PORT is not right: .+ For example: PORT=3000\n$/)
  await expect(stat(DATA_DIR)).rejects.toThrow('ENOENT')
})

test('a first start says in one line where it is, keeps its secret to itself, and lets no second one in', async () => {
  const DATA_DIR = join(await freshFolder(), 'data')
  const first = startServer(own({ DATA_DIR }))
  const line = await first.ready
  expect(line).toMatchObject({ event: 'ready', pid: expect.any(Number), using: { answers: 'built-in' } })
  expect(line).toHaveProperty('portal_url', `${line.url}/app`)
  expect((await callApi(local(line.url), 'GET', '/readyz')).status).toBe(200)

  const secret = join(DATA_DIR, 'secret-key')
  expect((await stat(secret)).mode & 0o777).toBe(0o600)
  expect((await stat(DATA_DIR)).mode & 0o077).toBe(0)
  const key = (await readFile(secret, 'utf8')).trim()
  expect(Buffer.from(key, 'base64url').length).toBeGreaterThanOrEqual(32)
  expect(first.said()).not.toContain(key)

  const refusals = []
  // The quickest counts: other tests use the same processors.
  while (refusals.length < 3 && !(Math.min(...refusals) < 3_000)) {
    const began = performance.now()
    const second = startServer(own({ DATA_DIR }))
    expect(await second.ended).toBe(1)
    refusals.push(performance.now() - began)
    expect(second.said()).toContain(`in use by another Deskbell (process ${line.pid})`)
  }
  expect(Math.min(...refusals)).toBeLessThan(3_000)
  expect((await callApi(local(line.url), 'GET', '/readyz')).status).toBe(200)

  expect(await generatedSecret(await freshFolder())).not.toBe(key)
}, 40_000)

test('a start whose database says nothing ends within five seconds when it is told to stop', async () => {
  const silent = createServer((socket) => socket.resume())
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void silent.close())
  const connected = once(silent, 'connection')
  const { port } = silent.address() as AddressInfo
  const DATABASE_URL = `postgres://somebody@127.0.0.1:${port}/somewhere`
  const SECRET_KEY = 'a root key for tests only and long enough to be one'
  const server = startServer(own({ DATA_DIR: await freshFolder(), DATABASE_URL, SECRET_KEY }))
  await connected
  const began = performance.now()
  server.kill('SIGTERM')
  expect(await server.ended).toBe(1)
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(server.said()).toBe('It was told to stop before it had started.\n')
}, 30_000)
