/** The npm package as it was built: without a browser, in one, and under the three frameworks. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect } from 'vitest'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'
import { openPackageSite, type PackageSite } from './package-site.ts'

let site: PackageSite
beforeAll(async () => {
  site = await openPackageSite()
})
afterAll(() => site[Symbol.asyncDispose]())

const built = new URL('../../../sdk/dist/widget/', import.meta.url)

/** Opens a page with the program of a site in it. */
async function openPage(openTab: OpenTab, program: string, headers: Record<string, string> = {}) {
  const desk = await sharedDesk()
  const { accountToken } = await desk.business()
  const page = await openSite(pageWith('', { body: '<div id="app"></div><div id="inline"></div>' }), headers)
  const tab = await openTab()
  await tab.page.goto(page.url)
  const options = { token: accountToken, baseUrl: desk.url }
  await tab.page.evaluate(`window.options = ${JSON.stringify(options)}; window.told = []`)
  await tab.page.addScriptTag({ content: program })
  const does = async <Result>(line: string): Promise<Result> => tab.page.evaluate(line)
  return {
    ...tab,
    ...options,
    does,
    chat: chatOn(tab.page),
    [Symbol.asyncDispose]: page[Symbol.asyncDispose],
  }
}

test('without a window it is imported, required and rendered, and nothing happens', async () => {
  const imported = await site.run(
    'server.mjs',
    `import { boot, load, widget } from '@deskbell/widget'
    import { createElement } from 'react'
    import { renderToString } from 'react-dom/server'
    import { createSSRApp, h } from 'vue'
    import { renderToString as renderVue } from 'vue/server-renderer'
    import { DeskbellWidget } from '@deskbell/widget/react'
    import { DeskbellWidget as InPreact } from '@deskbell/widget/preact'
    import { DeskbellWidget as InVue } from '@deskbell/widget/vue'
    const options = { token: 'acct_1', baseUrl: 'http://localhost:1' }
    const chat = boot(options)
    chat.open()
    chat.on('open', () => {})()
    load(options.baseUrl)
    console.log(JSON.stringify([
      chat.get('open'), widget('other').get('unread'), typeof InPreact, 'Deskbell' in globalThis,
      renderToString(createElement(DeskbellWidget, options)),
      renderToString(createElement(DeskbellWidget, { ...options, mode: 'inline', className: 'chat' })),
      await renderVue(createSSRApp({ render: () => h(InVue, options) })),
    ]))`,
  )
  expect(JSON.parse(imported)).toEqual([
    false,
    0,
    'function',
    false,
    '',
    '<div class="chat"></div>',
    '<!---->',
  ])
  const required = await site.run(
    'server.cjs',
    `const names = ['', '/react', '/preact', '/vue'].map((path) => Object.keys(require('@deskbell/widget' + path)).sort())
    console.log(JSON.stringify(names))`,
  )
  expect(JSON.parse(required)).toEqual([
    ['boot', 'load', 'widget'],
    ['DeskbellWidget'],
    ['DeskbellWidget'],
    ['DeskbellWidget'],
  ])
})

test('its description names no dependency, and every bundler is told to leave the import of the widget alone', async () => {
  const description = JSON.parse(await readFile(new URL('package.json', built), 'utf8'))
  expect(description).toMatchObject({ name: '@deskbell/widget', sideEffects: false, type: 'module' })
  expect(description.dependencies).toBeUndefined()
  for (const name of ['index.js', 'index.cjs']) {
    const imports = (await readFile(new URL(name, built), 'utf8')).match(/import\([^)]*\)/g)
    expect(imports).toHaveLength(1)
    for (const mark of ['@vite-ignore', 'webpackIgnore: true', 'turbopackIgnore: true'])
      expect(imports?.[0]).toContain(mark)
  }
})

const right = {
  boot: `import { boot, type Widget } from '@deskbell/widget'
    const chat: Widget = boot({ token: 'acct_1', baseUrl: 'https://desk.example', teaser: false, offset: { x: 4 } })
    const off: () => void = chat.on('message:received', ({ text, seq }) => text.slice(seq))
    const count: number = chat.get('unread')
    chat.identify({ id: '1' }, async () => 'jwt'); off(); count.toFixed()
    document.querySelector('deskbell-chat')`,
  react: `import { DeskbellWidget } from '@deskbell/widget/react'
    export const page = <main>
      <DeskbellWidget token="acct_1" baseUrl="https://desk.example" theme="dark" onUnread={(count) => count.toFixed()} />
      <DeskbellWidget token="acct_1" baseUrl="https://desk.example" mode="inline" className="chat" style={{ height: 600 }} />
      <deskbell-chat token="acct_1" launcher-label="Help" hide-on-mobile mode="inline" className="chat" />
    </main>`,
  preact: `import { DeskbellWidget } from '@deskbell/widget/preact'
    export const page = <main>
      <DeskbellWidget token="acct_1" baseUrl="https://desk.example" theme="dark" onUnread={(count) => count.toFixed()} />
      <deskbell-chat token="acct_1" launcher-label="Help" mode="inline" class="chat" />
    </main>`,
  vue: `import { h } from 'vue'
    import { DeskbellWidget } from '@deskbell/widget/vue'
    export const page = h(DeskbellWidget, { token: 'acct_1', baseUrl: 'https://desk.example', theme: 'dark',
      onUnread: (count: number) => count.toFixed() })`,
}
const wrong = {
  boot: [
    [`token: 'acct_1', baseUrl`, `token: 7, baseUrl`],
    [`, baseUrl: 'https://desk.example'`, ''],
    [`'message:received', ({ text, seq })`, `'message:recieved', ({ text, seq })`],
    [`get('unread')`, `get('unred')`],
  ],
  react: [
    ['theme="dark"', 'theme="drak"'],
    ['onUnread={(count) => count.toFixed()}', 'onUnread={(count: string) => count.trim()}'],
    ['launcher-label="Help"', 'launcher-label={[]}'],
    ['mode="inline" className="chat" style', 'mode="inlined" className="chat" style'],
  ],
  preact: [
    ['theme="dark"', 'theme="drak"'],
    ['launcher-label="Help"', 'launcher-label={[]}'],
  ],
  vue: [
    [`theme: 'dark'`, `theme: 'drak'`],
    ['count: number', 'count: RegExp'],
  ],
} satisfies Record<keyof typeof right, [string, string][]>

test('its types take what is right, and nothing that is wrong', async () => {
  const programs: Record<string, string> = {}
  for (const name of Object.keys(right) as (keyof typeof right)[]) {
    const program = `${name === 'preact' ? '/** @jsxImportSource preact */\n' : ''}${right[name]}`
    programs[`${name}-right.tsx`] = program
    for (const [at, [from, to]] of wrong[name].entries()) {
      expect(program).toContain(from)
      programs[`${name}-wrong-${at}.tsx`] = program.replace(from, to)
    }
  }
  const names = Object.keys(programs).filter((name) => name.includes('wrong'))
  expect(await site.check(programs)).toEqual(names.sort())
})

test('its types are found by Node’s rules too, from a module and from CommonJS', async () => {
  const program = `import { boot } from '@deskbell/widget'\nimport { DeskbellWidget } from '@deskbell/widget/react'
    export const chat = boot({ token: 'acct_1', baseUrl: 'https://desk.example' })\nexport const it = DeskbellWidget`
  const programs = {
    'right.mts': program,
    'right.cts': program,
    'wrong.cts': program.replace("'acct_1'", '7'),
  }
  expect(await site.check(programs, { module: 'nodenext', moduleResolution: 'nodenext' })).toEqual([
    'wrong.cts',
  ])
})

test('what is said before the widget is there is done; it is loaded once, and listeners leave', async ({
  openTab,
}) => {
  const program = await site.bundle(`import { boot, load, widget } from '@deskbell/widget'
    const chat = boot(options)
    boot({ ...options, locale: 'en' })
    load(options.baseUrl + '/')
    window.off = chat.on('open', () => told.push('open'))
    chat.once('close', () => told.push('closed'))
    told.push(chat.get('open'), chat.get('visible'))
    chat.open()
    Object.assign(window, { chat: widget() })`)
  await using it = await openPage(openTab, program)
  await it.chat.opened()
  expect(await it.does('[told, chat.get("open"), chat.get("ready")]')).toEqual([
    [false, false, 'open'],
    true,
    true,
  ])
  await it.does('off(); chat.close()')
  await it.chat.panel.waitFor({ state: 'hidden' })
  await it.does('chat.toggle()')
  await it.chat.opened()
  await it.does('chat.close()')
  await it.chat.panel.waitFor({ state: 'hidden' })
  expect(await it.does('told')).toEqual([false, false, 'open', 'closed'])
  expect(it.requests.filter((url) => url.includes('/w/v1'))).toEqual([`${it.baseUrl}/w/v1.js`])
  await it.does('chat.destroy()')
  await it.chat.widget.waitFor({ state: 'detached' })
})

test('a server that cannot be reached is told once, and a second try finds it', async ({ openTab }) => {
  const program = await site.bundle(`import { boot } from '@deskbell/widget'
    window.again = () => boot(options)
    const { warn } = console
    console.warn = (text) => { told.push(text); warn(text) }
    again()`)
  const desk = await sharedDesk()
  await using it = await openPage(async (options) => {
    const tab = await openTab(options)
    tab.provokes(/ERR_FAILED|could not be loaded/)
    await tab.page.route('**/w/v1.js', (route) => route.abort())
    return tab
  }, program)
  await it.page.waitForFunction('told.length > 0')
  expect(await it.does('told')).toEqual([`Deskbell: ${desk.url}/w/v1.js could not be loaded`])
  await it.does('again()')
  await it.chat.launcher.waitFor()
})

test('it loads under a policy of nonces and trusted types', async ({ openTab }) => {
  const { url } = await sharedDesk()
  const policy = `default-src 'none'; script-src ${url} 'nonce-n0nce' 'unsafe-eval'; connect-src ${url} ${url.replace('http', 'ws')}; img-src ${url} data:; require-trusted-types-for 'script'; trusted-types 'none'`
  const program = await site.bundle(`import { boot } from '@deskbell/widget'\nboot(options).open()`)
  const desk = await sharedDesk()
  const { accountToken } = await desk.business()
  const options = `window.options = ${JSON.stringify({ token: accountToken, baseUrl: desk.url })}`
  const head = `<script nonce="n0nce">${options}</script><script nonce="n0nce" type="module">${program}</script>`
  await using page = await openSite(pageWith('', { head }), { 'content-security-policy': policy })
  const { page: tab } = await openTab()
  await tab.goto(page.url)
  await chatOn(tab).opened()
})

const programs = {
  react: `import { StrictMode } from 'react'
    import { createRoot } from 'react-dom/client'
    import { DeskbellWidget } from '@deskbell/widget/react'
    const root = createRoot(document.querySelector('#app'))
    const one = (props, at) => <DeskbellWidget key={at} {...options} {...props} onOpen={() => told.push(props.says)} />
    window.show = (...all) => root.render(<StrictMode>{all.map(one)}</StrictMode>)`,
  preact: `import { render } from 'preact'
    import { DeskbellWidget } from '@deskbell/widget/preact'
    const one = (props, at) => <DeskbellWidget key={at} {...options} {...props} onOpen={() => told.push(props.says)} />
    window.show = (...all) => render(<div>{all.map(one)}</div>, document.querySelector('#app'))`,
  vue: `import { createApp, h, shallowRef } from 'vue'
    import { DeskbellWidget } from '@deskbell/widget/vue'
    const all = shallowRef([])
    const one = ({ says, ...props }, key) => h(DeskbellWidget, { key, ...options, ...props, onOpen: () => told.push(says) })
    createApp({ render: () => h('div', all.value.map(one)) }).mount('#app')
    window.show = (...next) => { all.value = next }`,
}

test.for(Object.entries(programs))(
  'under %s a component is a widget that follows its props',
  async ([jsx, program], { openTab }) => {
    await using it = await openPage(openTab, await site.bundle(program, { jsx }))
    await it.does(`show({ says: 'first', position: 'left', brand: { accent: '#0b3d5c' } })`)
    await it.chat.launcher.waitFor()
    expect(await it.chat.widget.count()).toBe(1)
    expect(await it.chat.widget.getAttribute('data-position')).toBe('left')

    await it.does(`window.same = document.querySelector('deskbell-widget')`)
    await it.does(`show({ says: 'second', position: 'right', theme: 'dark', brand: { accent: '#0b3d5c' } })`)
    await it.page.waitForFunction(`same.dataset.position === 'right' && same.dataset.theme === 'dark'`)
    await it.chat.open()
    expect(await it.does('told')).toEqual(['second'])
    expect(await it.does(`same === document.querySelector('deskbell-widget')`)).toBe(true)

    await it.does('show()')
    await it.chat.widget.waitFor({ state: 'detached' })
    await it.does(`show({ says: 'third' })`)
    await it.chat.launcher.waitFor()
    expect(await it.chat.widget.count()).toBe(1)
    expect(it.requests.filter((url) => url.includes('/w/v1'))).toHaveLength(1)
  },
)

test.for(Object.entries(programs))(
  'under %s a chat stands in the page where its component does',
  async ([jsx, program], { openTab }) => {
    await using it = await openPage(openTab, await site.bundle(program, { jsx }))
    await it.does(`show({ says: 'within', mode: 'inline' }, { says: 'beside' })`)
    await it.chat.widget.nth(1).waitFor({ state: 'attached' })
    await it.page.locator('#app deskbell-widget').getByRole('textbox').waitFor()
    expect(await it.page.locator('body > deskbell-widget').count()).toBe(1)
    await it.does(`show({ says: 'within', mode: 'inline', theme: 'dark' })`)
    await it.page.waitForFunction(`document.querySelectorAll('deskbell-widget').length === 1`)
    await it.page.waitForFunction(`document.querySelector('#app deskbell-widget')?.dataset.theme === 'dark'`)
  },
)
