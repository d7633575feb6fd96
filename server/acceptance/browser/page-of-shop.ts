/** Pages of a business that knows one thing, for tests of what a page can tell its widget. */
import type { Page } from 'playwright-core'
import type { OpenTab } from './browser-test.ts'
import { type ChatOnPage, chatOn } from './chat-on.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'

export const question = 'Do you sharpen scissors?'
export const answer = 'Yes, we sharpen scissors for $9 a pair.'

export interface Shop extends AsyncDisposable {
  page: Page
  chat: ChatOnPage
  requests: readonly string[]
  accountToken: string
  deskUrl: string
  siteUrl: string
  provokes(pattern: RegExp): void
  /** Calls the page's global and gives what it gives. */
  call(...call: unknown[]): Promise<unknown>
  /** Events of the window so far, as `name detail`. */
  heard(): Promise<string[]>
  /** Waits until an event of the window has been heard. */
  hears(event: string | RegExp): Promise<void>
}

interface ShopOptions {
  /** What stands in the page, by the account's token and the desk's address. */
  snippet(accountToken: string, deskUrl: string): string
  path?: string
  body?: string
  head?: string
  tab?: Parameters<OpenTab>[0]
}

const events = [
  ...['ready', 'open', 'close', 'show', 'hide', 'unread', 'connection', 'typing', 'link:clicked', 'feedback'],
  ...['conversation:started', 'conversation:ended', 'message:sent', 'message:received', 'message:failed'],
  ...['handoff:requested', 'consent:required', 'error'],
]
/** Notes the window's events before anything else happens. */
const recorder = `<script>
  window.heard = []
  for (const name of ${JSON.stringify(events)}) addEventListener('deskbell:' + name, ({ detail }) =>
    heard.push((name + ' ' + (detail === null ? '' : detail.text ?? JSON.stringify(detail))).trim()))
</script>`

export async function openShop(
  openTab: OpenTab,
  { snippet, path = '/', body = '', head = '', tab: options = {} }: ShopOptions,
): Promise<Shop> {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle(question, answer)
  const { accountToken } = business
  const site = await openSite(pageWith(snippet(accountToken, desk.url), { head: recorder + head, body }))
  const tab = await openTab(options)
  await tab.page.goto(site.url + path)
  const { page } = tab
  const heard = () => page.evaluate<string[]>('heard')
  return {
    ...tab,
    chat: chatOn(page),
    accountToken,
    deskUrl: desk.url,
    siteUrl: site.url,
    call: (...call) => page.evaluate(`Deskbell(...${JSON.stringify(call)})`),
    heard,
    async hears(event) {
      const source = typeof event === 'string' ? event.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&') : event.source
      await page.waitForFunction(
        `heard.some((it) => new RegExp(${JSON.stringify(`^(?:${source})`)}).test(it))`,
      )
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}

/** The line that the portal gives out, with attributes. */
export const tenantSnippet =
  (attributes = '') =>
  (accountToken: string, deskUrl: string) =>
    `<script async src="${deskUrl}/w/v1/${accountToken}.js" data-cfasync="false" nowprocket ${attributes}></script>`

/** The two lines for developers. @param options JavaScript, beside the token */
export const queueSnippet =
  (options = '', calls = '') =>
  (accountToken: string, deskUrl: string) =>
    `<script>
  window.Deskbell ??= function () { (Deskbell.q ??= []).push(arguments) };
  Deskbell('boot', { token: '${accountToken}', ${options} });
  ${calls}
</script>
<script async src="${deskUrl}/w/v1.js"></script>`
