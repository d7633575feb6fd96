/** The options of `boot`, as a page's script and as attributes of its tag, and how each shows. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'
import { answer, openShop, question, queueSnippet, type Shop, tenantSnippet } from './page-of-shop.ts'
import { storedIn } from './stored-in.ts'

/** The launcher's distance from the left, right and lower edge of the window, in pixels. */
async function placeOf({ page, chat }: Shop) {
  const box = await chat.launcher.boundingBox()
  const view = page.viewportSize()
  if (!box || !view) throw new Error('The launcher has no place.')
  const [left, right] = [box.x, view.width - box.x - box.width]
  return { left, right, below: view.height - box.y - box.height }
}

const styleOf = ({ chat }: Shop, property: string) =>
  chat.launcher.evaluate(
    (button, name) => button.ownerDocument.defaultView.getComputedStyle(button).getPropertyValue(name),
    property,
  )

test('what the snippet says by its attributes needs no second request, and shows at once', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, {
    snippet: tenantSnippet('data-position="left" data-theme="dark"'),
  })
  await shop.chat.launcher.waitFor()
  await shop.page.waitForLoadState('networkidle')
  expect(shop.requests.filter((url) => url.startsWith(shop.deskUrl))).toHaveLength(1)
  expect(await placeOf(shop)).toMatchObject({ left: 20, below: 20 })
  expect(await styleOf(shop, 'color-scheme')).toBe('dark')
  const layer = await shop.chat.widget.evaluate(
    (host) => host.ownerDocument.defaultView.getComputedStyle(host).zIndex,
  )
  expect(layer).toBe('2147483000')
})

for (const [form, snippet] of [
  [
    'attributes',
    tenantSnippet(
      'data-offset="30 40" data-z-index="77" data-launcher="label" data-launcher-label="Ask us" data-brand-accent="rgb(120, 20, 60)"',
    ),
  ],
  [
    'options',
    queueSnippet(
      `offset: { x: 30, y: 40 }, zIndex: 77, launcher: 'label', launcherLabel: 'Ask us', brand: { accent: 'rgb(120, 20, 60)' }`,
    ),
  ],
] as const) {
  test(`place, layer, label and colour are the page's, by ${form}`, async ({ openTab }) => {
    await using shop = await openShop(openTab, { snippet })
    await shop.chat.launcher.waitFor()
    expect(await placeOf(shop)).toMatchObject({ right: 30, below: 40 })
    expect(await shop.chat.launcher.innerText()).toBe('Ask us')
    expect(await shop.chat.launcher.getAttribute('aria-label')).toBe('Ask us – Chat with Quiet Harbor')
    expect(await styleOf(shop, 'background-color')).toMatch(/^color\(srgb 0.470\d* 0.078\d* 0.235\d*\)$/)
    const layer = await shop.chat.widget.evaluate(
      (host) => host.ownerDocument.defaultView.getComputedStyle(host).zIndex,
    )
    expect(layer).toBe('77')
  })
}

test('update changes a widget that is there, open or not', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet() })
  await shop.chat.open()
  await shop.call('update', {
    position: 'left',
    theme: 'dark',
    brand: { name: 'Ann’s desk', radius: 3 },
    strings: { placeholder: 'Ask Ann' },
  })
  await shop.chat.panel.getByRole('heading', { name: 'Ann’s desk' }).waitFor()
  expect(await shop.chat.composer.getAttribute('placeholder')).toBe('Ask Ann')
  expect(await placeOf(shop)).toMatchObject({ left: 20 })
  expect(await styleOf(shop, 'color-scheme')).toBe('dark')
  const layer = await shop.chat.widget.evaluate(
    (host) => host.ownerDocument.defaultView.getComputedStyle(host).zIndex,
  )
  expect(layer).toBe('2147483000')
  const corner = await shop.chat.panel.evaluate(
    (panel) => panel.ownerDocument.defaultView.getComputedStyle(panel).borderTopLeftRadius,
  )
  expect(corner).toBe('3px')
})

test('without a launcher the page opens the chat by its own elements', async ({ openTab }) => {
  await using shop = await openShop(openTab, {
    snippet: tenantSnippet('data-launcher="none" data-open-selector=".help, a[href=\'#help\']"'),
    body: '<button class="help"><b>Help</b></button> <a href="#help">Help</a> <button>Other</button>',
  })
  await shop.hears('ready')
  expect(await shop.chat.launcher.isVisible()).toBe(false)
  await shop.page.getByRole('button', { name: 'Other' }).click()
  await shop.page.locator('b').click()
  await shop.chat.opened()
  await shop.page.keyboard.press('Escape')
  await shop.page.getByRole('link', { name: 'Help' }).click()
  await shop.chat.opened()
  expect(new URL(shop.page.url()).hash).toBe('')
})

test('open has the chat open from the beginning, but never on a phone', async ({ openTab }) => {
  const snippet = queueSnippet('open: true')
  await using wide = await openShop(openTab, { snippet })
  await wide.chat.opened()
  await using phone = await openShop(openTab, { snippet, tab: { viewport: { width: 375, height: 700 } } })
  await phone.chat.launcher.waitFor()
  expect(await phone.call('get', 'open')).toBe(false)
})

test('pages says where the widget shows, and it follows the address without a new page', async ({
  openTab,
}) => {
  await using shop = await openShop(openTab, {
    snippet: tenantSnippet('data-pages-include="/shop/**" data-pages-exclude="/shop/cart"'),
    path: '/shop/shoes',
  })
  await shop.chat.launcher.waitFor()
  for (const [path, visible] of [
    ['/shop/cart', false],
    ['/shop', true],
    ['/about', false],
  ] as const) {
    await shop.page.evaluate(`history.pushState(null, '', '${path}')`)
    await shop.chat.launcher.waitFor({ state: visible ? 'visible' : 'hidden' })
  }
  await shop.page.evaluate('history.back()')
  await shop.chat.launcher.waitFor()
  expect((await shop.heard()).slice(-4)).toEqual(['hide', 'show', 'hide', 'show'])
})

test('a browser without a navigation API is followed as well', async ({ openTab }) => {
  await using shop = await openShop(openTab, {
    head: '<script>Object.defineProperty(window, "navigation", { value: undefined })</script>',
    snippet: tenantSnippet('data-pages-include="/shop"'),
    path: '/shop',
  })
  await shop.chat.launcher.waitFor()
  await shop.page.evaluate(`history.pushState(null, '', '/about')`)
  await shop.chat.launcher.waitFor({ state: 'hidden' })
  await shop.page.evaluate('history.back()')
  await shop.chat.launcher.waitFor()
  await shop.call('destroy')
  expect(await shop.page.evaluate('String(history.pushState)')).toContain('[native code]')
})

test('phones, and times without a network, can be left out', async ({ openTab }) => {
  await using shop = await openShop(openTab, {
    snippet: queueSnippet('hideOnMobile: true, hideWhenOffline: true'),
  })
  await shop.chat.launcher.waitFor()
  await shop.page.setViewportSize({ width: 375, height: 700 })
  await shop.chat.launcher.waitFor({ state: 'hidden' })
  await shop.page.setViewportSize({ width: 1000, height: 700 })
  await shop.chat.launcher.waitFor()
  await shop.page.context().setOffline(true)
  await shop.chat.launcher.waitFor({ state: 'hidden' })
  await shop.page.context().setOffline(false)
  await shop.chat.launcher.waitFor()
})

for (const [storage, kept] of [
  ['session', /^sessionStorage /],
  ['memory', undefined],
] as const) {
  test(`storage '${storage}' keeps the conversation nowhere else`, async ({ openTab }) => {
    await using shop = await openShop(openTab, { snippet: tenantSnippet(`data-storage="${storage}"`) })
    await shop.chat.open()
    await shop.chat.ask(question)
    await shop.chat.answer(1)
    const stored = await storedIn(shop.page)
    expect(stored).toEqual(kept ? [expect.stringMatching(kept), expect.stringMatching(kept)] : [])
  })
}

test('the callbacks among the options are called', async ({ openTab }) => {
  const note = (name: string) => `${name}: (it) => told.push('${name} ' + (it?.text ?? it ?? ''))`
  const names = ['onReady', 'onOpen', 'onClose', 'onUnread', 'onMessage']
  await using shop = await openShop(openTab, {
    head: '<script>window.told = []</script>',
    snippet: queueSnippet(names.map(note).join(', ')),
  })
  await shop.chat.open()
  await shop.page.keyboard.press('Escape')
  await shop.call('send', question, { silent: true })
  await shop.hears(`unread 1`)
  expect(await shop.page.evaluate('told')).toEqual([
    'onReady ',
    'onOpen ',
    'onClose ',
    `onMessage ${answer}`,
    'onUnread 1',
  ])
})

test('an intent is begun with in words of the visitor’s language', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-locale="de"') })
  await shop.chat.launcher.waitFor()
  const questions = shop.chat.panel.locator('li.visitor [part=message]')
  await shop.call('open', 'booking')
  await questions.nth(0).waitFor()
  await shop.call('start', { intent: 'hours' })
  await questions.nth(1).waitFor()
  await shop.call('start', { intent: 'What-is.this' })
  await questions.nth(2).waitFor()
  const [booking, hours, unknown] = await questions.allInnerTexts()
  expect([booking, hours]).toEqual([
    expect.stringMatching(/Termin/),
    expect.stringMatching(/geöffnet|offen|auf/),
  ])
  expect(unknown).toBe('What is this')
})

test('pages of a conversation are told where the page wants it, by path and title', async ({ openTab }) => {
  await using shop = await openShop(openTab, { snippet: tenantSnippet('data-page-views="true"') })
  const go = (path: string, title: string) =>
    shop.page.evaluate(`history.pushState(null, '', '${path}'); document.title = '${title}'`)
  const told: unknown[] = []
  shop.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const [, event] = /^42\/visitor,\d+(\["context".*)$/.exec(String(payload)) ?? []
      if (event) told.push(JSON.parse(event)[1])
    }),
  )
  await shop.chat.open()
  await go('/before?secret=1', 'Before')
  await shop.chat.ask(question)
  await shop.chat.answer(1)
  await go('/shoes?secret=2', 'Shoes')
  await expect.poll(() => told).toEqual([{ page: `${shop.siteUrl}/shoes`, page_title: 'Shoes' }])
  await shop.call('update', { pageViews: false })
  await go('/hats', 'Hats')
  await shop.call('context', { last: true })
  await expect.poll(() => told).toHaveLength(2)
  expect(told[1]).toEqual({ context: { last: true } })
})

for (const [name, opensIn, isThere] of [
  ['while somebody is there', -1, true],
  ['while nobody is', 3, false],
] as const) {
  test(`hideWhenOffline looks at the hours of the business: ${name}`, async ({ openTab }) => {
    const day = new Date(Date.now() + opensIn * 86_400_000).toISOString().slice(0, 10)
    const exceptions = [0, 1, 2].map((more) => ({
      date: new Date(Date.parse(day) + more * 86_400_000).toISOString().slice(0, 10),
      open: '00:00',
      close: '24:00',
    }))
    const desk = await sharedDesk()
    const business = await desk.business()
    const { body } = await business.api('GET', '/api/v1/customer/config')
    await business.sets({ business: { ...body.business, timezone: 'UTC', hours: [], exceptions } })
    const snippet = tenantSnippet('data-hide-when-offline="true"')(business.accountToken, desk.url)
    await using site = await openSite(pageWith(snippet))
    const { page } = await openTab()
    const hours = page.waitForResponse(/\/core\//)
    await page.goto(site.url)
    await hours
    const launcher = page.locator('deskbell-widget button[part=launcher]')
    await launcher.waitFor({ state: isThere ? 'visible' : 'hidden' })
    expect(await launcher.isVisible()).toBe(isThere)
  })
}
