/** The widget on a page, as a visitor finds it: by roles and names. */
import type { Locator, Page } from 'playwright-core'
import { atRest } from './at-rest.ts'

export interface ChatOnPage {
  widget: Locator
  launcher: Locator
  panel: Locator
  composer: Locator
  log: Locator
  /** Finished answers, oldest first; the greeting is none. */
  answers: Locator
  /** The visitor's own messages. */
  questions: Locator
  /** The answer that is being said. */
  speech: Locator
  open(): Promise<void>
  /** Resolves when the panel is there and has come to rest. */
  opened(): Promise<void>
  /** Writes and sends. */
  ask(question: string): Promise<void>
  /** Waits for the nth answer, from 1, and gives its text. */
  answer(nth: number): Promise<string>
  /** The talk so far, a line each. */
  lines(): Promise<string[]>
}

export function chatOn(page: Pick<Page, 'locator'>): ChatOnPage {
  const widget = page.locator('deskbell-widget')
  const launcher = widget.locator('button[part=launcher]')
  const panel = widget.getByRole('dialog')
  const composer = panel.getByRole('textbox', { name: 'Your message' })
  const log = panel.getByRole('log', { name: 'Messages' })
  const answers = log.locator('li.bot:has(time) [part=message]')
  const opened = async () => {
    await composer.waitFor()
    await atRest(panel)
  }
  return {
    widget,
    launcher,
    panel,
    composer,
    log,
    answers,
    questions: log.locator('li.visitor [part=message]'),
    speech: panel.locator('.answering [part=message]'),
    async open() {
      await launcher.click()
      await opened()
    },
    opened,
    async ask(question) {
      await composer.fill(question)
      await composer.press('Enter')
    },
    async answer(nth) {
      await answers.nth(nth - 1).waitFor()
      return answers.nth(nth - 1).innerText()
    },
    lines: () => log.locator('li:has(time) [part=message]').allInnerTexts(),
  }
}
