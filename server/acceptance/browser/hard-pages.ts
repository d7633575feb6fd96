/** The hard pages of `examples/website`, with the widget of one business on them. */
import type { Page } from 'playwright-core'
import type { TestBusiness } from '../test-business.ts'
import type { OpenTab, Tab, TabOptions } from './browser-test.ts'
import { type ChatOnPage, chatOn } from './chat-on.ts'
import { sharedDesk, type TestDesk } from './open-desk.ts'
import { type ExampleWebsite, startWebsite } from './run-example.ts'
import { watchManners } from './watch-manners.ts'

export const question = 'Do you sharpen scissors?'
export const answer = 'Yes, we sharpen scissors for $9 a pair.'

export interface Visit extends Tab {
  desk: TestDesk
  business: TestBusiness
  /** Address of the website. */
  site: string
  chat: ChatOnPage
  manners: Awaited<ReturnType<typeof watchManners>>
}

export interface HardPages extends AsyncDisposable {
  /** Opens the page of this name, or the first one, and waits for the launcher. */
  visit(openTab: OpenTab, name?: string, options?: VisitOptions): Promise<Visit>
}

export interface VisitOptions extends TabOptions {
  /** A script that runs before the page's own. */
  init?: string
  /** Takes the frames that the server sends to the page, and hands on those that may go. */
  frames?: (frame: string, send: (frame: string) => void) => void
}

interface Shop {
  desk: TestDesk
  business: TestBusiness
  website: ExampleWebsite
}

/** For the tests of one file, which dispose of it when they are done. Opens at the first visit. */
export function hardPages(): HardPages {
  let opened: Promise<Shop> | undefined
  return {
    async visit(openTab, name = '', { init = '', frames, ...options } = {}) {
      opened ??= openShop()
      const { desk, business, website } = await opened
      const tab = await openTab({ viewport: { width: 1280, height: 720 }, ...options })
      const manners = await watchManners(tab.page, desk.url)
      await tab.page.addInitScript(init)
      if (frames) await hold(tab.page, frames)
      await manners.open(name ? `${website.url}/hard/${name}` : website.url)
      const chat = chatOn(tab.page)
      await chat.launcher.waitFor()
      return { ...tab, desk, business, site: website.url, chat, manners }
    },
    async [Symbol.asyncDispose]() {
      await (await opened)?.website[Symbol.asyncDispose]()
    },
  }
}

async function hold(page: Page, frames: NonNullable<VisitOptions['frames']>): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => server.send(frame))
    server.onMessage((frame) => frames(String(frame), (one) => socket.send(one)))
  })
}

async function openShop(): Promise<Shop> {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.writesArticle(question, answer.replace('$9', '**$9**'))
  return { desk, business, website: await startWebsite(desk.url, business.accountToken) }
}

/** Whether it has the focus within the widget. */
export function isFocused(part: ChatOnPage['launcher']): Promise<boolean> {
  return part.evaluate((element) => element.getRootNode().activeElement === element)
}
