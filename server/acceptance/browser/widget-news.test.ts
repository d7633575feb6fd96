/** What a visitor hears and sees of messages that come while the chat is closed or the tab is hidden. */
import { expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

/** Counts what would sound, and lets the test hide the tab. */
const ears = `<script>
  window.sounds = 0
  const Real = window.AudioContext
  window.AudioContext = class extends Real { constructor() { super(); window.sounds += 1 } }
  Object.defineProperty(document, 'hidden', { get: () => window.isHidden === true })
  window.setHidden = (hidden) => {
    window.isHidden = hidden
    document.dispatchEvent(new Event('visibilitychange'))
  }
</script>`

async function enter(openTab: OpenTab) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, for $9 a pair.')
  const site = await openSite(pageWith(ears + snippetOf(desk.url, business.accountToken)))
  const { page } = await openTab({ viewport: { width: 1280, height: 800 } })
  await page.goto(site.url)
  const chat = chatOn(page)
  await chat.open()
  await chat.ask('Do you sharpen scissors?')
  await chat.answer(1)
  const [conversation] = (await business.api('GET', '/api/v1/conversations')).body.data
  const path = `/api/v1/conversations/${conversation.id}/messages`
  const says = async (text: string) => {
    expect((await business.api('POST', path, { body: { text } })).status).toBe(201)
    await expect.poll(() => chat.widget.getByText(text).count()).toBeGreaterThan(0)
  }
  const sounds = () => page.evaluate('sounds') as Promise<number>
  return { page, chat, says, sounds, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

test('news sound once in a burst, not before the visitor has used the page, and not when muted', async ({
  openTab,
}) => {
  await using visit = await enter(openTab)
  const { page, chat, says, sounds } = visit
  expect(await sounds()).toBe(0)
  await page.keyboard.press('Escape')
  await says('This is Bob.')
  await says('I am at the shop.')
  await expect.poll(sounds).toBe(1)

  await chat.open()
  await chat.panel.getByRole('button', { name: 'More options' }).click()
  await chat.panel.getByRole('menuitem', { name: 'Mute sounds' }).click()
  await page.keyboard.press('Escape')
  // Longer than a burst lasts.
  await page.waitForTimeout(3_200)
  await says('Come by at noon.')
  await chat.widget.getByRole('button', { name: 'Dismiss' }).waitFor()
  expect(await sounds()).toBe(1)
})

test('news in a hidden tab are counted in its title, until somebody looks', async ({ openTab }) => {
  await using visit = await enter(openTab)
  const { page, says } = visit
  const title = await page.title()
  await page.evaluate('setHidden(true)')
  await says('This is Bob.')
  await says('Are you there?')
  await expect.poll(() => page.title()).toBe(`(2) ${title}`)
  await page.evaluate('setHidden(false)')
  expect(await page.title()).toBe(title)
})
