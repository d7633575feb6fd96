/** The widget while the server dies under it: nothing is lost, nothing comes twice. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Message } from '#wire'
import { openFakeModel } from '../fake-model.ts'
import { freePort } from '../free-port.ts'
import { freshDatabase } from '../fresh-database.ts'
import { testVariables } from '../open-test-app.ts'
import { signUp } from '../test-business.ts'
import { test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const program = fileURLToPath(new URL('../../main.ts', import.meta.url))

/** A server in a process of its own that can be killed and started again at the same address and place. */
async function openMortalDesk(variables: Record<string, string>) {
  const port = await freePort()
  const place = await freshDatabase()
  const env = { ...testVariables(place), ...variables, PORT: String(port) }
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    if (!child.stdout) throw new Error('the server has no output')
    await once(createInterface(child.stdout), 'line')
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGKILL')
    await exit
  }
  await start()
  return {
    url: `http://localhost:${port}`,
    start,
    kill,
    [Symbol.asyncDispose]: kill,
  }
}

const asked = [
  'Do you sharpen scissors?',
  'And do you sharpen my scissors today?',
  'I am still here',
] as const

// Two starts of a whole process, on a machine that may have other things to do.
const options = { timeout: 120_000 }

test('a server that is killed and started again loses and doubles nothing', options, async ({ openTab }) => {
  const model = await openFakeModel()
  model.answerWith(
    { kind: 'ok', text: 'Nine dollars a pair. [1]' },
    { kind: 'stall', after: 3 },
    { kind: 'ok', text: 'Said after the restart. [1]' },
  )
  await using desk = await openMortalDesk({ OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'key' })
  const business = await signUp(desk.url, 'Quiet Harbor', { website: undefined })
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
  await using site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  const { page, provokes } = await openTab()
  provokes(/ERR_CONNECTION|WebSocket connection|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/)
  await page.goto(site.url)
  const chat = chatOn(page)
  await chat.open()
  await chat.ask(asked[0])
  await chat.answer(1)

  // Dies in the middle of an answer.
  await chat.ask(asked[1])
  await chat.speech.filter({ hasText: 'word2' }).waitFor()
  await desk.kill()
  await chat.panel.getByText('Your messages are kept').first().waitFor()
  await chat.ask(asked[2])
  await chat.log.getByText('Sending…').waitFor()
  await desk.start()
  // Browsers tell that the network is back; without it, the widget tries again by itself, but later.
  await page.locator('html').evaluate((root) => {
    const { dispatchEvent, Event } = root.ownerDocument.defaultView
    dispatchEvent(new Event('online'))
  })
  await chat.answers.filter({ hasText: 'Said after the restart.' }).waitFor()
  await chat.answer(3)
  const { data } = (await business.api('GET', '/api/v1/conversations')).body
  const path = `/api/v1/conversations/${data[0].id}/messages?limit=200`
  const stored: Message[] = (await business.api('GET', path)).body.data
  const said = stored.map(({ text }) => text)
  expect(data).toHaveLength(1)
  expect(stored.filter(({ role }) => role === 'visitor').map(({ text }) => text)).toEqual(asked)
  expect(stored.filter(({ role }) => role === 'bot')).toHaveLength(3)
  expect(await chat.lines()).toEqual(said)
  await page.reload()
  await chat.open()
  await chat.answer(3)
  expect(await chat.lines()).toEqual(said)
  expect(model.violations).toEqual([])
  await model.close()
})
