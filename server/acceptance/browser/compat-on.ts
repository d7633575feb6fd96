/** A page that another vendor's widget was on, with our script in its place, and what that one asks of the widget. */
import type { Page } from 'playwright-core'
import type { OpenTab, Tab } from './browser-test.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith } from './open-site.ts'

export interface CompatPage extends Tab {
  address: string
  /** Address of the script, with the account token. */
  script: string
  /** What the widget was asked to do so far, and forgets it; functions stand as `ƒ`. */
  calls(): Promise<unknown[][]>
  /** The widget tells something. */
  tells(event: string, detail?: unknown): Promise<void>
  /** Runs a line in the page. */
  does<Result>(line: string): Promise<Result>
  warnings: string[]
}

export const accountToken = 'acct_compat'

/** Stands where the widget would, notes what it is asked, answers `get`, and hands events to who listens. */
const recorder = `
  window.calls = []
  const heard = []
  const state = { unread: 3, open: true, visible: true, visitorId: 'v1', conversationId: 'c1', online: true }
  window.Deskbell = Object.assign((...call) => {
    window.calls.push(call)
    const [verb, event, listener] = call
    if (verb === 'on' || verb === 'once') heard.push([event, listener])
    if (verb === 'ready') heard.push(['ready', event])
    if (verb === 'off') heard.splice(0, heard.length, ...heard.filter((it) => it[1] !== listener))
  }, { get: (key) => state[key] })
  window.tell = (event, detail) => heard.filter((it) => it[0] === event).forEach((it) => it[1](detail))
`

/** @param head what the site says before the vendor's script is there */
export async function openCompat(openTab: OpenTab, from: string, head = ''): Promise<CompatPage> {
  const { url } = await sharedDesk()
  const script = `${url}/w/compat.js?from=${from}&token=${accountToken}`
  const site = await openSite(pageWith('', { head: head.replaceAll('COMPAT', script) }))
  const tab = await openTab()
  tab.provokes(/Deskbell in place of/)
  const warnings: string[] = []
  tab.page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await tab.page.addInitScript(recorder)
  await tab.page.route('**/w/v1.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await tab.page.goto(site.url)
  return {
    ...tab,
    address: site.url,
    script,
    warnings,
    calls: () => takeCalls(tab.page),
    tells: async (event, detail) =>
      void (await tab.page.evaluate(`tell(...${JSON.stringify([event, detail ?? null])})`)),
    does: async (line) => tab.page.evaluate(line),
    [Symbol.asyncDispose]: async () => site[Symbol.asyncDispose](),
  }
}

function takeCalls(page: Page): Promise<unknown[][]> {
  return page.evaluate(
    `JSON.parse(JSON.stringify(calls.splice(0), (key, value) => typeof value === 'function' ? 'ƒ' : value))`,
  )
}
