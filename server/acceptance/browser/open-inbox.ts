/** A visitor with the widget in one browser, and the inbox of the business in another. */
import type { Locator, Page } from 'playwright-core'
import type { TestBusiness } from '../test-business.ts'
import type { OpenTab, TabOptions } from './browser-test.ts'
import { type ChatOnPage, chatOn } from './chat-on.ts'
import { sharedDesk, type TestDesk } from './open-desk.ts'
import { type OpenedPortal, openPortal } from './open-portal.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

export const onDesktop: TabOptions = { viewport: { width: 1280, height: 800 } }

export interface Office extends AsyncDisposable {
  desk: TestDesk
  business: TestBusiness
  /** A visitor opens the chat on the website. */
  visitor(openTab: OpenTab, options?: TabOptions): Promise<{ page: Page; chat: ChatOnPage }>
  /** Somebody of the team opens the inbox; by default the owner. */
  member(
    openTab: OpenTab,
    options?: TabOptions,
    person?: { email: string; password: string },
  ): Promise<OpenedPortal & InboxOnPage>
}

export interface InboxOnPage {
  /** Links to the conversations, the latest first. */
  rows: Locator
  log: Locator
  composer: Locator
  takeOver: Locator
  giveBack: Locator
  /** Writes and sends. */
  say(text: string): Promise<void>
}

/** A business with a website, whose owner is called Ada. */
export async function openOffice(): Promise<Office> {
  const desk = await sharedDesk()
  const business = await desk.signUp('Quiet Harbor', { website: undefined, ownerName: 'Ada' })
  const site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  return {
    desk,
    business,
    visitor: async (openTab, options = {}) => {
      const { page } = await openTab(options)
      await page.goto(site.url)
      const chat = chatOn(page)
      await chat.launcher.waitFor()
      await chat.open()
      return { page, chat }
    },
    member: async (openTab, options = onDesktop, person = business) => {
      const inbox = { place: '/conversations', title: 'Conversations' }
      const portal = await openPortal(openTab, person, inbox, options)
      return { ...portal, ...inboxOn(portal.page) }
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
}

function inboxOn(page: Page): InboxOnPage {
  const composer = page.getByRole('textbox', { name: 'Your answer' })
  return {
    rows: page.getByRole('list', { name: 'Conversations' }).getByRole('link'),
    log: page.getByRole('log', { name: 'Messages' }),
    composer,
    takeOver: page.getByRole('button', { name: /^Take over/ }),
    giveBack: page.getByRole('button', { name: 'Give back to the assistant' }),
    say: async (text) => {
      await composer.fill(text)
      await composer.press('Enter')
    },
  }
}
