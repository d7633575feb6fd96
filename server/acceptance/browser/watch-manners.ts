/** Watches whether the widget behaves as a guest: what it breaks, moves, holds up, and leaves lying about in a page. */
import type { Page } from 'playwright-core'

export interface Manners {
  /** Directives of the page's policy that something went against. */
  violations: string[]
  /** How far the page moved while it loaded, as browsers count it. */
  shift: number
  /** Scripts of ours that held the page up for 50 ms or more. */
  longTasks: string[]
  /** Names that `window` and `document` did not have before. */
  globals: string[]
  /** What the page had and has no more as it was: handlers, natives, title, attributes. */
  changed: string[]
}

/** Runs before everything else in the page, and keeps what it uses, whatever the page does to the globals. */
const watcher = `(() => {
  const seen = { violations: [], shift: 0, longTasks: [] }
  const { getOwnPropertyNames } = Object
  const { stringify } = JSON
  const asItIs = function (key) { return this[key] }
  const own = ['onmessage', 'onpopstate', 'onerror', 'onbeforeunload', 'onhashchange', 'name']
  const look = () => ({
    names: [...getOwnPropertyNames(window), ...getOwnPropertyNames(document)],
    things: {
      title: document.title,
      html: document.documentElement.outerHTML.split('>', 1)[0],
      body: document.querySelector('body').outerHTML.split('>', 1)[0],
      push: history.pushState,
      replace: history.replaceState,
      listen: EventTarget.prototype.addEventListener,
      fetch: window.fetch,
      stringify: JSON.stringify,
      length: history.length,
      ...Object.fromEntries(own.slice(0, -1).map((name) => [name, window[name]])),
    },
  })
  let before
  document.addEventListener('securitypolicyviolation', (event) => seen.violations.push(event.violatedDirective))
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries()) {
      for (const { sourceURL, duration } of frame.scripts) {
        if (duration >= 50) seen.longTasks.push(sourceURL + ' ' + duration)
      }
    }
  }).observe({ type: 'long-animation-frame', buffered: true })
  addEventListener('manners:before', () => { before = look() })
  addEventListener('manners:after', () => {
    const after = look()
    const known = new Set(before.names)
    const told = {
      ...seen,
      globals: after.names.filter((name) => !known.has(name)),
      changed: Object.keys(before.things).filter((name) => before.things[name] !== after.things[name]),
    }
    document.documentElement.dataset.manners = stringify(told, asItIs)
  })
})()`

/** Call it before the page is opened. */
export async function watchManners(page: Page, deskUrl: string) {
  const tell = (moment: string) =>
    page.locator('html').evaluate((root, type) => {
      const { dispatchEvent, Event } = root.ownerDocument.defaultView
      dispatchEvent(new Event(type))
    }, `manners:${moment}`)
  await page.addInitScript(watcher)
  return {
    /** Opens the page, and lets the widget come when the page's own scripts have run. */
    async open(url: string): Promise<void> {
      let release = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      const loader = `${deskUrl}/w/v1*`
      await page.route(`${loader}/**`, async (route) => {
        await released
        await route.continue()
      })
      await page.goto(url, { waitUntil: 'domcontentloaded' })
      await tell('before')
      release()
    },
    async report(): Promise<Manners> {
      await tell('after')
      const told = await page.locator('html').evaluate((root) => {
        const { manners } = root.dataset
        root.removeAttribute('data-manners')
        return manners
      })
      const manners: Manners = JSON.parse(told)
      return { ...manners, longTasks: manners.longTasks.filter((task) => task.startsWith(deskUrl)) }
    },
  }
}
