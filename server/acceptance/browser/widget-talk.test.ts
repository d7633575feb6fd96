/** A visitor's talk in the widget: what is said, kept, announced, and what never happens to it. */
import { expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const knowledge = [
  ['Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.'],
  ['Do you repair clocks?', 'We repair mechanical clocks, and it takes eight days.'],
] as const

async function openShop() {
  const desk = await sharedDesk()
  const business = await desk.business()
  for (const [question, answer] of knowledge) await business.writesArticle(question, answer)
  const site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  const enter = async (openTab: OpenTab, options: Parameters<OpenTab>[0] = {}) => {
    const tab = await openTab(options)
    await tab.page.goto(site.url)
    const chat = chatOn(tab.page)
    await chat.launcher.waitFor()
    return { ...tab, chat }
  }
  return { business, site, enter, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

const talk = [knowledge[0][0], knowledge[0][1], knowledge[1][0], knowledge[1][1]]

test('after a reload the conversation is there again, once and in order', async ({ openTab }) => {
  await using shop = await openShop()
  const { page, chat } = await shop.enter(openTab)
  await chat.open()
  await chat.ask(talk[0] ?? '')
  await chat.answer(1)
  await chat.ask(talk[2] ?? '')
  await chat.answer(2)
  expect(await chat.lines()).toEqual(talk)
  await page.reload()
  await chat.open()
  await chat.answer(2)
  expect(await chat.lines()).toEqual(talk)
  await chat.composer.fill('half a senten')
  await page.reload()
  await chat.open()
  expect(await chat.composer.inputValue()).toBe('half a senten')
})

test('two tabs of one visitor show the same conversation', async ({ openTab }) => {
  await using shop = await openShop()
  const first = await shop.enter(openTab)
  await first.chat.open()
  await first.chat.ask(talk[0] ?? '')
  await first.chat.answer(1)
  const second = await shop.enter(openTab, { beside: first })
  await second.chat.open()
  await second.chat.answer(1)
  await second.chat.ask(talk[2] ?? '')
  await second.chat.answer(2)
  await first.chat.answer(2)
  expect(await second.chat.lines()).toEqual(talk)
  expect(await first.chat.lines()).toEqual(talk)
})

test('a message that comes while the chat is closed is counted on the launcher', async ({ openTab }) => {
  await using shop = await openShop()
  const first = await shop.enter(openTab)
  await first.chat.open()
  await first.chat.ask(talk[0] ?? '')
  await first.chat.answer(1)
  await first.page.keyboard.press('Escape')
  const second = await shop.enter(openTab, { beside: first })
  await second.chat.open()
  await second.chat.answer(1)
  await second.chat.ask(talk[2] ?? '')
  await second.chat.answer(2)
  await first.page.getByRole('button', { name: /\(1 new message\)$/ }).click()
  expect(await first.chat.lines()).toEqual(talk)
  await first.chat.widget.getByRole('button', { name: 'Chat with Quiet Harbor', exact: true }).waitFor()
})

test('what could not be sent stays, says so, and goes out with the retry', async ({ openTab }) => {
  await using shop = await openShop()
  const { page, chat, provokes } = await shop.enter(openTab)
  provokes(/ERR_FAILED/)
  await page.route('**/w/chunks/**/socket-*', (route) => route.abort())
  await chat.open()
  await chat.ask(talk[0] ?? '')
  const retry = chat.log.getByRole('button', { name: 'Retry' })
  await retry.waitFor()
  expect(await chat.log.getByText('Not sent').isVisible()).toBe(true)
  expect(await chat.panel.getByRole('status').innerText()).toBe('Not sent')
  await page.unroute('**/w/chunks/**/socket-*')
  await retry.click()
  await chat.answer(1)
  expect(await chat.lines()).toEqual(talk.slice(0, 2))
})

test('screen readers hear every message once, when it is finished', async ({ openTab }) => {
  await using shop = await openShop()
  const { chat } = await shop.enter(openTab)
  await chat.open()
  await chat.log.evaluate((log) => {
    const { MutationObserver } = log.ownerDocument.defaultView
    new MutationObserver((changes: { addedNodes: Iterable<{ nodeName: string; textContent: string }> }[]) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (node.nodeName === 'LI') log.dataset.heard = `${log.dataset.heard ?? ''}${node.textContent}\n`
      }
    }).observe(log, { childList: true, subtree: true })
  })
  expect(await chat.log.getAttribute('aria-live')).toBe('polite')
  await chat.ask(talk[0] ?? '')
  await chat.answer(1)
  await chat.ask(talk[2] ?? '')
  await chat.answer(2)
  const heard = (await chat.log.getAttribute('data-heard')) ?? ''
  expect(heard.trim().split('\n')).toEqual([
    expect.stringContaining(`You said:${talk[0]}`),
    expect.stringContaining(`AI assistant said:${talk[1]}`),
    expect.stringContaining(`You said:${talk[2]}`),
    expect.stringContaining(`AI assistant said:${talk[3]}`),
  ])
})

test('a visitor who starts over has a new conversation, and one who asks for a person is told so', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const { page, chat } = await shop.enter(openTab)
  const choose = async (name: string) => {
    await chat.panel.getByRole('button', { name: 'More options' }).click()
    await chat.panel.getByRole('menuitem', { name }).click()
  }
  await chat.open()
  await chat.ask(talk[0] ?? '')
  await chat.answer(1)
  await choose('Start over')
  await chat.questions.first().waitFor({ state: 'detached' })
  await chat.ask(talk[2] ?? '')
  await chat.answer(1)
  expect(await chat.lines()).toEqual(talk.slice(2))
  await choose('Talk to a person')
  await chat.panel.getByText('A person has been asked to join.').waitFor({ state: 'attached' })
  await page.reload()
  await chat.open()
  await chat.answer(1)
  expect((await chat.lines()).slice(0, 2)).toEqual(talk.slice(2))
})

const canary = 'https://canary.example'
const attacks = [
  `<img src="${canary}/a.png" onerror="alert(1)">`,
  '[press me](javascript:alert(2))',
  `<script src="${canary}/b.js"></script>`,
  `![picture](${canary}/c.png)`,
  '<a href="javascript:alert(3)">here</a>',
]

test('what an article and a visitor write is shown, and never run or fetched', async ({ openTab }) => {
  await using shop = await openShop()
  const url = 'https://example.com/formats'
  const marked = '**Bold** words, `code`\n\n- one\n- two\n\n1. first\n\n[our page](https://example.com/page)'
  await shop.business.writesArticle('Which formats do you know?', marked, { url })
  await shop.business.writesArticle('What would an attacker write?', attacks.join('\n\n'), { url: canary })
  const { chat, requests } = await shop.enter(openTab)
  await chat.open()
  await chat.ask('Which formats do you know?')
  await chat.answer(1)
  for (const tag of ['strong', 'code', 'ul > li', 'ol > li']) {
    expect(await chat.answers.locator(tag).first().isVisible(), tag).toBe(true)
  }
  await chat.ask('What would an attacker write?')
  expect(await chat.answer(2)).toContain(attacks[0])
  await chat.ask(attacks.join('\n'))
  await chat.answer(3)
  expect(await chat.questions.nth(2).innerText()).toBe(attacks.join('\n'))
  for (const source of await chat.panel.locator('summary').all()) await source.click()

  const links = await chat.panel
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => `${link.getAttribute('href')} ${link.getAttribute('rel')}`))
  for (const link of links) expect(link).toMatch(/^https:\/\/\S+ noopener nofollow$/)
  expect(links).toContain('https://example.com/page noopener nofollow')
  expect(links).toContain(`${url} noopener nofollow`)
  expect(await chat.panel.locator('img, script, iframe').count()).toBe(0)
  expect(requests.filter((request) => request.startsWith(canary))).toEqual([])
})

test('a visitor sees that a person has read the last message, and nothing of the kind from the bot', async ({
  openTab,
}) => {
  await using shop = await openShop()
  const { page, chat } = await shop.enter(openTab)
  await chat.open()
  await chat.ask(knowledge[0][0])
  await chat.answer(1)
  const [conversation] = (await shop.business.api('GET', '/api/v1/conversations')).body.data
  const member = shop.business.opensInbox()
  await member.opens(conversation.id)
  const reads = async (seq: number) => expect(await member.emit('seen', { seq })).toMatchObject({ ok: true })
  await reads(2)
  expect(await chat.log.getByText('Seen', { exact: true }).count()).toBe(0)
  expect(await member.emit('take_over', { conversation_id: conversation.id })).toMatchObject({ ok: true })
  await chat.panel.getByText(/answers here now/).waitFor()
  await chat.ask('Can I come by today?')
  await chat.log.getByText('Sent', { exact: true }).waitFor()
  const { head } = (await shop.business.api('GET', `/api/v1/conversations/${conversation.id}`)).body
  await reads(head)
  await chat.log.getByText('Seen', { exact: true }).waitFor()
  await page.reload()
  await chat.open()
  await chat.log.getByText('Seen', { exact: true }).waitFor()
  member.leaves()
})
