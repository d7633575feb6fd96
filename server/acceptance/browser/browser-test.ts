/** `test` with tabs of a real browser: each is watched for errors and closed when its test is over. */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { test as base, expect } from 'vitest'
import { openBrowser } from './open-browser.ts'

export interface Tab {
  page: Page
  context: BrowserContext
  /** Addresses of everything that the page asked for, oldest first. */
  requests: string[]
  /** Declares errors that the test brings about itself. */
  provokes(problem: RegExp): void
  /** Closes the tab before the test is over, for tests that end its server themselves. */
  [Symbol.asyncDispose](): Promise<void>
}

export interface TabOptions extends BrowserContextOptions {
  /** Opens the tab in the same profile as another one. */
  beside?: Tab
}

/** How long a test waits for something to appear. */
const patienceMs = 15_000

export type OpenTab = (options?: TabOptions) => Promise<Tab>

export const test = base.extend('openTab', async ({ task }, { onCleanup }) => {
  const opened: { context: BrowserContext; problems: string[]; provoked: RegExp[] }[] = []
  onCleanup(async () => {
    await Promise.all([...new Set(opened.map(({ context }) => context))].map((context) => context.close()))
    const unexpected = opened.flatMap(({ problems, provoked }) =>
      problems.filter((problem) => !provoked.some((pattern) => pattern.test(problem))),
    )
    expect(unexpected, `errors on the pages of "${task.name}"`).toEqual([])
  })
  const openTab: OpenTab = async ({ beside, ...options } = {}) => {
    const browser = await openBrowser()
    const context = beside?.context ?? (await browser.newContext({ locale: 'en-US', ...options }))
    context.setDefaultTimeout(patienceMs)
    const page = await context.newPage()
    const problems: string[] = []
    const provoked: RegExp[] = []
    const requests: string[] = []
    opened.push({ context, problems, provoked })
    page.on('request', (request) => void requests.push(request.url()))
    watch(page, problems)
    return {
      page,
      context,
      requests,
      provokes: (problem) => void provoked.push(problem),
      [Symbol.asyncDispose]: () => context.close(),
    }
  }
  return openTab
})

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => void problems.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning'
    if (isBad) problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
}
