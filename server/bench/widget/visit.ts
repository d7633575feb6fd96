/** One visit to the page: what the widget costs it before anybody is interested, and after the chat was opened. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { findBarriers } from '../../acceptance/browser/find-barriers.ts'
import { storedIn } from '../../acceptance/browser/stored-in.ts'
import type { Contestant } from './contestant.ts'
import { type Profile, slowDown } from './profiles.ts'
import { type Traffic, watchTraffic } from './watch-traffic.ts'

export interface Visit {
  /** Before interest. */
  bytes: number
  requests: number
  /** From the page's first paint to the launcher, in milliseconds. */
  launcherAfterPaint: number
  /** Main thread held for more than 50 ms, summed, in milliseconds. */
  longTasks: number
  heap: number
  stored: number
  /** From the click until the visitor can write, in milliseconds. */
  opening: number
  /** The same on the next page, whose files the browser has. */
  openingAgain: number
  /** After opening and the first word, in all. */
  bytesOpen: number
  requestsOpen: number
  heapOpen: number
  storedOpen: number
  foreignHosts: number
  barriers: number
}

/** Nothing comes any more, then. */
const quietMs = 500
const patienceMs = 60_000
/** Where rules about the page's own part are not the widget's. */
const withAxe: readonly string[] = ['fast']

/** @param address of the page that has it */
export async function visit(
  browser: Browser,
  address: string,
  contestant: Contestant,
  profile: Profile,
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    const devtools = await context.newCDPSession(page)
    const traffic = await watchTraffic(devtools, address)
    await slowDown(devtools, profile)
    await page.addInitScript(watcher(contestant))
    await page.goto(address)
    await page.locator(contestant.launcher).first().waitFor()
    await traffic.quiet(quietMs)
    const before = await state(page, devtools, traffic)
    const paint = await page.evaluate<{ launcher: number; paint: number; longTasks: number }>('watched()')

    const opening = await open(page, contestant)
    await page.locator(contestant.input).first().click()
    await page.keyboard.type('Hello')
    await traffic.quiet(quietMs)
    const after = await state(page, devtools, traffic)
    const barriers = withAxe.includes(profile.name) ? (await findBarriers(page)).length : 0
    await page.goto(address)
    await page.locator(contestant.launcher).first().waitFor()
    await traffic.quiet(quietMs)
    return {
      ...before,
      launcherAfterPaint: paint.launcher - paint.paint,
      longTasks: paint.longTasks,
      opening,
      openingAgain: await open(page, contestant),
      bytesOpen: after.bytes,
      requestsOpen: after.requests,
      heapOpen: after.heap,
      storedOpen: after.stored,
      foreignHosts: traffic.foreignHosts().length,
      barriers,
    }
  } finally {
    await context.close()
  }
}

/** By the mouse, with the pointer where a visitor's would come from; the time is that of the page's own clock. */
async function open(page: Page, { launcher, input }: Contestant): Promise<number> {
  const box = await page.locator(launcher).first().boundingBox()
  if (!box) throw new Error('The launcher is not to be seen.')
  await page.evaluate(`until(${JSON.stringify(input)})`)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForFunction('window.usableAfter !== undefined')
  return page.evaluate('usableAfter')
}

async function state(page: Page, devtools: CDPSession, traffic: Traffic) {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
  return { bytes: traffic.bytes(), requests: traffic.requests(), heap, stored: (await storedIn(page)).length }
}

/** Runs in the page before anything of it: notes when the launcher is first there with a size, and long tasks. */
function watcher({ launcher }: Contestant): string {
  return `{
    let longTasks = 0, seenAt, clickedAt
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longTasks += duration })
      .observe({ type: 'longtask', buffered: true })
    const within = (root, selector) => {
      const [first, ...rest] = selector.split(' ')
      const host = root.querySelector(first)
      return rest.length && host?.shadowRoot ? host.shadowRoot.querySelector(rest.join(' ')) : root.querySelector(selector)
    }
    const isShown = (selector) => {
      const found = within(document, selector)
      if (!found) return false
      const { width, height } = found.getBoundingClientRect()
      return width > 0 && height > 0 && found.checkVisibility({ visibilityProperty: true })
    }
    const look = () => {
      if (isShown(${JSON.stringify(launcher)})) seenAt = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    window.watched = () => ({
      launcher: seenAt, longTasks, paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    })
    window.until = (input) => {
      const start = (event) => { clickedAt = event.timeStamp }
      addEventListener('pointerdown', start, { capture: true, once: true })
      const look = () => {
        if (clickedAt !== undefined && isShown(input)) window.usableAfter = performance.now() - clickedAt
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    }
  }`
}
