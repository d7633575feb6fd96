/** Scripts in place of other vendors': their own packages and documented snippets drive our widget. */
import { expect } from 'vitest'
import { test } from './browser-test.ts'
import { bundleForPage } from './bundle-for-page.ts'
import { accountToken, type CompatPage, openCompat } from './compat-on.ts'
import { sharedDesk } from './open-desk.ts'

const message = { id: 'm1', text: 'Hello', created_at: '2026-11-21T09:00:00.000Z' }
const timestamp = Date.parse(message.created_at)

/** What the first call, `boot`, was given. */
async function bootOf(page: CompatPage) {
  await page.page.waitForFunction('calls.length > 0')
  const [first = [], ...others] = await page.calls()
  expect(first[0]).toBe('boot')
  const { token, baseUrl, ...options } = first[1] as Record<string, unknown>
  expect({ token, baseUrl }).toEqual({ token: accountToken, baseUrl: (await sharedDesk()).url })
  return { options, others }
}

test('Crisp: what its own package was told before the script came is done, in its order', async ({
  openTab,
}) => {
  await using it = await openCompat(openTab, 'crisp')
  await it.page.addScriptTag({ content: await bundleForPage('crisp') })
  await it.does(`
    Crisp.setPosition('left')
    Crisp.setColorTheme('teal')
    Crisp.session.setData({ plan: 'gold', seats: 3 })
    Crisp.user.setEmail('ann@example.com', 'a1b2')
    Crisp.user.setNickname('Ann')
    Crisp.user.setCompany('Acme')
    Crisp.message.sendText('Do you ship?')
    Crisp.configure('a-website-of-crisp', { clientUrl: '${it.script}', locale: 'de' })
  `)
  const { options, others } = await bootOf(it)
  expect(options).toEqual({ locale: 'de' })
  expect(others).toEqual([
    ['update', { position: 'left' }],
    ['update', { brand: { accent: '#00796b' } }],
    ['context', { plan: 'gold', seats: 3 }],
    ['identify', { id: 'ann@example.com', email: 'ann@example.com', name: 'Ann', company: 'Acme' }, 'a1b2'],
    ['send', 'Do you ship?'],
    ['ready', 'ƒ'],
  ])
  expect(it.warnings).toEqual([])
})

test('Crisp: its package opens, asks and listens through the script', async ({ openTab }) => {
  await using it = await openCompat(openTab, 'crisp')
  await it.page.addScriptTag({ content: await bundleForPage('crisp') })
  await it.does(`Crisp.configure('a-website-of-crisp', { clientUrl: '${it.script}' })`)
  await bootOf(it)
  const told = await it.does(`
    window.told = []
    const note = (name) => (detail) => told.push([name, detail ?? null])
    Crisp.chat.onChatOpened(note('opened'))
    Crisp.chat.onChatClosed(note('closed'))
    Crisp.session.onLoaded(note('loaded'))
    Crisp.message.onMessageReceived(note('received'))
    Crisp.user.onPhoneChanged(note('phone'))
    Crisp.chat.open(); Crisp.chat.close(); Crisp.chat.show(); Crisp.chat.hide()
    Crisp.muteSound(true); Crisp.setHideOnMobile(true); Crisp.setHideOnAway(true); Crisp.setZIndex(5)
    Crisp.message.setMessageText('Half a')
    Crisp.session.pushEvent('paid', { amount: 9 })
    Crisp.user.setPhone('+1 555 0100')
    Crisp.session.reset()
    ;[Crisp.chat.unreadCount(), Crisp.chat.isChatOpened(), Crisp.chat.isVisible(), Crisp.session.getIdentifier(),
      Crisp.user.getPhone(), Crisp.user.getEmail()]
  `)
  expect(told).toEqual([3, true, true, 'v1', '+1 555 0100', null])
  expect((await it.calls()).filter(([verb]) => verb !== 'on' && verb !== 'ready')).toEqual([
    ['open'],
    ['close'],
    ['show'],
    ['hide'],
    ['update', { sound: false }],
    ['update', { hideOnMobile: true }],
    ['update', { hideWhenOffline: true }],
    ['update', { zIndex: 5 }],
    ['prefill', 'Half a'],
    ['track', 'paid', { amount: 9 }],
    ['context', { phone: '+1 555 0100' }],
    ['logout'],
  ])
  await it.tells('open')
  await it.tells('ready')
  await it.tells('message:received', message)
  await it.does('Crisp.chat.offChatOpened()')
  await it.tells('open')
  expect(await it.does('told')).toEqual([
    ['phone', '+1 555 0100'],
    ['opened', null],
    ['loaded', 'v1'],
    [
      'received',
      {
        type: 'text',
        origin: 'chat',
        content: 'Hello',
        preview: [],
        from: 'operator',
        is_me: false,
        fingerprint: 'm1',
        timestamp,
      },
    ],
  ])
})

test('Crisp: its own snippet works with the id as the only change, and what has no counterpart is said once', async ({
  openTab,
}) => {
  const { url } = await sharedDesk()
  await using it = await openCompat(
    openTab,
    'crisp',
    `<script>window.$crisp=[];window.CRISP_WEBSITE_ID="${accountToken}";window.early=$crisp;
    (function(){d=document;s=d.createElement("script");s.src="${url}/w/compat.js?from=crisp";s.async=1;
    d.getElementsByTagName("head")[0].appendChild(s);})();</script>`,
  )
  await bootOf(it)
  await it.does(`
    early.push(['do', 'chat:toggle'])
    for (const each of [1, 2]) $crisp.push(['do', 'helpdesk:search'], ['config', 'color:theme', ['mauve']])
    $crisp.push(null, 7, ['do'], ['on', 'helpdesk:queried', () => {}], ['do', 'message:send', ['file', {}]])
    $crisp.is('overlay:opened')
  `)
  expect((await it.calls()).filter(([verb]) => verb !== 'ready')).toEqual([['toggle']])
  expect(it.warnings.filter((text) => text.includes('helpdesk:search'))).toHaveLength(1)
  expect(it.warnings.filter((text) => text.includes('mauve'))).toHaveLength(1)
  expect(it.warnings.every((text) => text.startsWith('Deskbell in place of crisp '))).toBe(true)
})

test('Intercom: its own package boots, updates, asks and listens', async ({ openTab }) => {
  await using it = await openCompat(openTab, 'intercom')
  await it.page.addScriptTag({ content: await bundleForPage('intercom') })
  await it.does(`intercom.Intercom({
    app_id: 'theirs', widgetUrl: '${it.script}', user_id: '42', email: 'ann@example.com', name: 'Ann', user_hash: 'a1b2',
    plan: 'gold', created_at: 1700000000, alignment: 'left', vertical_padding: 40, hide_default_launcher: true,
    custom_launcher_selector: '#help', action_color: '#123456', company: { id: 7, name: 'Acme' },
  }); intercom.showNewMessage('Do you ship?')`)
  const { options, others } = await bootOf(it)
  expect(options).toEqual({
    position: 'left',
    openSelector: '#help',
    offset: { y: 40 },
    launcher: 'none',
    brand: { accent: '#123456' },
    user: {
      id: '42',
      email: 'ann@example.com',
      name: 'Ann',
      company: 'Acme',
      custom: { plan: 'gold', created_at: 1700000000 },
    },
    userToken: 'a1b2',
  })
  expect(others).toEqual([
    ['open', 'chat'],
    ['prefill', 'Do you ship?'],
  ])
  const answers = await it.does(`
    window.told = []
    intercom.onShow(() => told.push('show'))
    intercom.onUnreadCountChange((count) => told.push(count))
    intercom.show(); intercom.hide(); intercom.showMessages(); intercom.showSpace('home'); intercom.showConversation('c9')
    intercom.startConversation('Hi'); intercom.trackEvent('paid', { amount: 9 }); intercom.hideNotifications(true)
    intercom.update({ name: 'Ann B.' }); intercom.update({ name: 'Ann B.' }); intercom.update({ theme_mode: 'dark' })
    intercom.startTour('1'); intercom.startTour('2')
    intercom.shutdown(); intercom.boot({ app_id: 'theirs', user_id: '43' })
    ;[intercom.getVisitorId(), Intercom('whoami').user_id]
  `)
  expect(answers).toEqual(['v1', '43'])
  const user = { id: '42', email: 'ann@example.com', name: 'Ann B.', company: 'Acme' }
  expect((await it.calls()).filter(([verb]) => verb !== 'on')).toEqual([
    ['open'],
    ['close'],
    ['open', 'chat'],
    ['open', 'home'],
    ['open', { conversation: 'c9' }],
    ['open', 'chat'],
    ['send', 'Hi'],
    ['track', 'paid', { amount: 9 }],
    ['update', { teaser: false, titleBadge: false }],
    ['identify', { ...user, custom: { plan: 'gold', created_at: 1700000000 } }, 'a1b2'],
    ['update', { theme: 'dark' }],
    ['logout'],
    ['hide'],
    ['show'],
    ['identify', { id: '43' }, null],
  ])
  await it.tells('open')
  await it.tells('unread', 2)
  expect(await it.does('told')).toEqual(['show', 2])
  expect(it.warnings).toEqual(['Deskbell in place of intercom has nothing for startTour, which was left out'])
})

test('Intercom: its snippet is taken over with the calls that wait in it', async ({ openTab }) => {
  await using it = await openCompat(
    openTab,
    'intercom',
    `<script>window.intercomSettings = { app_id: 'theirs', intercom_user_jwt: 'a.b.c', user_id: '42' };
    (function(){var w=window;var d=document;var i=function(){i.c(arguments);};i.q=[];i.c=function(args){i.q.push(args);};
    w.Intercom=i;var s=d.createElement('script');s.async=true;s.src='COMPAT';var x=d.getElementsByTagName('script')[0];
    x.parentNode.insertBefore(s,x);})(); Intercom('show'); Intercom('onHide', () => {});</script>`,
  )
  const { options, others } = await bootOf(it)
  expect(options).toEqual({ user: { id: '42' }, userToken: 'a.b.c' })
  expect(others).toEqual([['open'], ['on', 'close', 'ƒ']])
})

test('Papercups: its configuration, window events and callbacks', async ({ openTab }) => {
  await using it = await openCompat(
    openTab,
    'papercups',
    `<script>window.told = []; window.Papercups = { config: {
      token: 'c7d3e9f0-0000-4000-8000-000000000000', inbox: 'sales', title: 'Welcome', primaryColor: '#13c2c2',
      greeting: 'Hi there!', newMessagePlaceholder: 'Start typing…', baseUrl: 'https://papercups.example',
      customer: { name: 'Ann', email: 'ann@example.com', external_id: '123', metadata: { version: 1, plan: 'premium' } },
      position: { side: 'left', offset: 80 }, popUpInitialMessage: 3000, requireEmailUpfront: true,
      onChatLoaded: ({ identify }) => { told.push('loaded'); identify({ external_id: '124', name: 'Bo' }) },
      onChatOpened: () => told.push('opened'), onMessageReceived: (message) => told.push(message.body),
    } }</script><script async defer src="COMPAT"></script>`,
  )
  const { options } = await bootOf(it)
  expect(options).toEqual({
    bot: 'sales',
    brand: { accent: '#13c2c2', name: 'Welcome' },
    position: 'left',
    offset: { x: 80 },
    teaser: { text: 'Hi there!', afterMs: 3000 },
    user: { id: '123', name: 'Ann', email: 'ann@example.com', custom: { version: 1, plan: 'premium' } },
    strings: { greeting: 'Hi there!', placeholder: 'Start typing…' },
  })
  await it.does(`
    for (const name of ['open', 'close', 'toggle']) window.dispatchEvent(new Event('papercups:' + name))
    window.dispatchEvent(new CustomEvent('papercups:customer:set', { detail: '125' }))
    Papercups.open()
  `)
  expect(await it.calls()).toEqual([
    ['open'],
    ['close'],
    ['toggle'],
    ['identify', { id: '125' }, null],
    ['open'],
  ])
  await it.tells('ready')
  await it.tells('open')
  await it.tells('message:received', message)
  expect(await it.does('told')).toEqual(['loaded', 'opened', 'Hello'])
  expect(await it.calls()).toEqual([['identify', { id: '124', name: 'Bo' }, null]])
  expect(it.warnings).toHaveLength(1)
})

test('Papercups: a chat that was open stays so on the next page, where the site wants it', async ({
  openTab,
}) => {
  await using it = await openCompat(
    openTab,
    'papercups',
    `<script>window.Papercups = { config: { persistOpenState: true } }</script><script async src="COMPAT"></script>`,
  )
  expect((await bootOf(it)).options).toEqual({ brand: {}, strings: {} })
  await it.tells('open')
  await it.page.reload()
  expect((await bootOf(it)).options).toEqual({ brand: {}, strings: {}, open: true })
})

test('Chatwoot: its snippet, settings, verbs and window events', async ({ openTab }) => {
  await using it = await openCompat(
    openTab,
    'chatwoot',
    `<script>window.told = [];
    for (const name of ['ready', 'opened', 'closed', 'on-message', 'on-start-conversation'])
      window.addEventListener('chatwoot:' + name, (event) => told.push([name, event.detail]));
    window.chatwootSettings = { position: 'left', locale: 'pt_BR', type: 'expanded_bubble', launcherTitle: 'Chat', darkMode: 'auto' };
    (function(d,t) { var BASE_URL="https://app.chatwoot.example"; var g=d.createElement(t),s=d.getElementsByTagName(t)[0];
      g.src="COMPAT"; g.defer = true; g.async = true; s.parentNode.insertBefore(g,s);
      g.onload=function(){ window.chatwootSDK.run({ websiteToken: 'theirs', baseUrl: BASE_URL }) } })(document,"script");</script>`,
  )
  const { options } = await bootOf(it)
  expect(options).toEqual({
    position: 'left',
    locale: 'pt-BR',
    launcher: 'label',
    launcherLabel: 'Chat',
    theme: 'auto',
  })
  const answers = await it.does(`
    $chatwoot.toggle(); $chatwoot.toggle('open'); $chatwoot.toggle('close')
    $chatwoot.toggleBubbleVisibility('hide'); $chatwoot.toggleBubbleVisibility('show')
    $chatwoot.setUser(42, { name: 'Ann', email: 'ann@example.com', phone_number: '+1', identifier_hash: 'a1b2', city: 'Rome' })
    $chatwoot.setCustomAttributes({ plan: 'gold', nested: {} }); $chatwoot.deleteCustomAttribute('plan')
    $chatwoot.setConversationCustomAttributes({ order: 9 }); $chatwoot.setLabel('vip'); $chatwoot.setLocale('fr')
    $chatwoot.setColorScheme('dark'); $chatwoot.reset(); chatwootSDK.run({ websiteToken: 'theirs' })
    ;[$chatwoot.isOpen, $chatwoot.hasLoaded]
  `)
  expect(answers).toEqual([true, false])
  expect(await it.calls()).toEqual([
    ['toggle'],
    ['open'],
    ['close'],
    ['hide'],
    ['show'],
    [
      'identify',
      { id: '42', name: 'Ann', email: 'ann@example.com', phone: '+1', custom: { city: 'Rome' } },
      'a1b2',
    ],
    ['context', { plan: 'gold' }],
    ['context', { plan: null }],
    ['context', { order: 9 }],
    ['context', { 'label vip': true }],
    ['update', { locale: 'fr' }],
    ['update', { theme: 'dark' }],
    ['logout'],
  ])
  for (const event of ['ready', 'open', 'close']) await it.tells(event)
  await it.tells('message:received', message)
  expect(await it.does('$chatwoot.hasLoaded')).toBe(true)
  const heard = { content: 'Hello', content_type: 'text', message_type: 1, created_at: timestamp / 1000 }
  expect(await it.does('told')).toEqual([
    ['ready', null],
    ['opened', null],
    ['closed', null],
    ['on-message', { id: 'm1', conversation_id: 'c1', ...heard }],
  ])
})

test('a site that names no account is told so, and nothing breaks', async ({ openTab }) => {
  const { url } = await sharedDesk()
  const head = `<script>window.$crisp = []; CRISP_WEBSITE_ID = 'theirs'</script><script async src="${url}/w/compat.js?from=crisp"></script>`
  await using it = await openCompat(openTab, 'crisp', head)
  await it.page.waitForFunction('$crisp.is')
  expect(it.warnings).toEqual([
    'Deskbell in place of crisp lacks the account token: add &token=acct_… to the address of compat.js',
  ])
  expect((await it.calls()).filter(([verb]) => verb === 'boot')).toEqual([])
})

test('the script is served compressed to any site, and a vendor nobody knows is refused', async () => {
  const { url } = await sharedDesk()
  for (const from of ['crisp', 'papercups', 'chatwoot', 'intercom']) {
    const response = await fetch(`${url}/w/compat.js?from=${from}`, { headers: { 'accept-encoding': 'br' } })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    })
  }
  for (const from of ['', '?from=tidio', '?from=..%2Floader', '?from=constructor'])
    expect((await fetch(`${url}/w/compat.js${from}`)).status).toBe(404)
})
