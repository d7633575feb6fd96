import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'

const page = `<!doctype html><button>Ring</button>
<script>document.querySelector('button').onclick = () => fetch('/rung', { method: 'POST' })</script>`

test('a click in the browser reaches a server on this machine', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'text/html').end(page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  const context = await browser.newContext()
  const tab = await context.newPage()
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const rung = tab.waitForResponse('**/rung')
  await tab.getByRole('button', { name: 'Ring' }).click()
  expect((await rung).status()).toBe(200)
  expect(asked).toContain('POST /rung')
  expect(await openBrowser()).toBe(browser)
  await context.close()
  server.closeAllConnections()
  server.close()
})
