/** A site that keeps the calls of another vendor: its visitor talks with our widget, and the site hears of it. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { bundleForPage } from './bundle-for-page.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'

async function openShop() {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle('Do you sharpen scissors?', 'Yes, we sharpen scissors for $9 a pair.')
  return { url: desk.url, token: business.accountToken }
}

test('through Crisp’s own package a message is sent, answered and heard of', async ({ openTab }) => {
  const { url, token } = await openShop()
  await using site = await openSite(pageWith(''))
  const { page } = await openTab()
  await page.goto(site.url)
  await page.addScriptTag({ content: await bundleForPage('crisp') })
  await page.evaluate(`window.told = []
    Crisp.chat.onChatOpened(() => told.push('opened'))
    Crisp.message.onMessageReceived(({ content, from }) => told.push(from + ': ' + content))
    Crisp.setPosition('left')
    Crisp.message.sendText('Do you sharpen scissors?')
    Crisp.configure('${token}', { clientUrl: '${url}/w/compat.js?from=crisp' })`)
  const chat = chatOn(page)
  expect(await chat.answer(1)).toBe('Yes, we sharpen scissors for $9 a pair.')
  expect(await chat.widget.getAttribute('data-position')).toBe('left')
  expect(await page.evaluate('told')).toEqual(['opened', 'operator: Yes, we sharpen scissors for $9 a pair.'])
  expect(await page.evaluate('[Crisp.chat.isChatOpened(), Crisp.chat.unreadCount()]')).toEqual([true, 0])
  await page.evaluate('Crisp.chat.close()')
  await chat.panel.waitFor({ state: 'hidden' })
  await page.evaluate('Crisp.chat.hide()')
  await chat.launcher.waitFor({ state: 'hidden' })
})

test('through Intercom’s own package the chat opens with the words of the site in it', async ({
  openTab,
}) => {
  const { url, token } = await openShop()
  await using site = await openSite(pageWith('', { body: '<button id="help">Help</button>' }))
  const { page } = await openTab()
  await page.goto(site.url)
  await page.addScriptTag({ content: await bundleForPage('intercom') })
  await page.evaluate(`window.told = []
    intercom.Intercom({ app_id: '${token}', widgetUrl: '${url}/w/compat.js?from=intercom', alignment: 'left',
      hide_default_launcher: true, custom_launcher_selector: '#help' })
    intercom.onShow(() => told.push('shown'))`)
  const chat = chatOn(page)
  await chat.widget.waitFor({ state: 'attached' })
  expect(await chat.launcher.isVisible()).toBe(false)
  await page.locator('#help').click()
  await chat.opened()
  await page.evaluate(`intercom.showNewMessage('I would like to ')`)
  await page.waitForFunction(
    `document.querySelector('deskbell-widget').shadowRoot.querySelector('textarea').value`,
  )
  expect(await chat.composer.inputValue()).toBe('I would like to ')
  expect(await page.evaluate('told')).toEqual(['shown'])
})

test('through Chatwoot’s and Papercups’ snippets the site opens the chat and hears of it', async ({
  openTab,
}) => {
  const { url, token } = await openShop()
  const chatwoot = `<script>window.told = []; addEventListener('chatwoot:ready', () => $chatwoot.toggle('open'));
    addEventListener('chatwoot:opened', () => told.push('opened'));
    (function(d,t){var g=d.createElement(t),s=d.getElementsByTagName(t)[0];g.src='${url}/w/compat.js?from=chatwoot&token=${token}';
    g.async=true;s.parentNode.insertBefore(g,s);g.onload=function(){chatwootSDK.run({websiteToken:'theirs',baseUrl:''})}})(document,'script')</script>`
  const papercups = `<script>window.told = []; window.Papercups = { config: { title: 'Welcome', isOpenByDefault: true,
    onChatOpened: () => told.push('opened') } }</script><script async src="${url}/w/compat.js?from=papercups&token=${token}"></script>`
  for (const head of [chatwoot, papercups]) {
    await using site = await openSite(pageWith('', { head }))
    const { page } = await openTab()
    await page.goto(site.url)
    await chatOn(page).opened()
    await page.waitForFunction(`told.join() === 'opened'`)
  }
})
