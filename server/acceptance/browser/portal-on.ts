/** The portal in a tab, as a member finds it: by roles and names. */
import type { Page } from 'playwright-core'

export interface SignUpForm {
  business: string
  email: string
  password: string
}

export interface PortalOnPage {
  /** From the first page of the site; tells what it took. */
  signUp(form: SignUpForm): Promise<{ fields: number; clicks: number }>
  logIn(form: { email: string; password: string }): Promise<void>
  logOut(): Promise<void>
  /** Through the navigation. */
  goTo(place: string, heading?: string): Promise<void>
  writeArticle(question: string, answer: string): Promise<void>
  deleteArticle(question: string): Promise<void>
  /** By its button; what then is in the clipboard. */
  copySnippet(): Promise<string>
}

export function portalOn(page: Page): PortalOnPage {
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  const goTo: PortalOnPage['goTo'] = async (place, title = place) => {
    await page
      .getByRole('navigation', { name: 'Main', exact: true })
      .getByRole('link', { name: place })
      .click()
    await heading(title)
  }
  return {
    goTo,
    signUp: (form) => signUp(page, form),
    async logIn({ email, password }) {
      await page.getByLabel('Email').fill(email)
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Log in' }).click()
    },
    async logOut() {
      await page.getByRole('button', { name: 'Account' }).click()
      await page.getByRole('menuitem', { name: 'Log out' }).click()
      await heading('Log in')
    },
    async writeArticle(question, answer) {
      await goTo('Articles')
      await page
        .getByRole('link', { name: 'New article' })
        .or(page.getByRole('button', { name: 'New article' }))
        .click()
      await page.getByLabel('Question').fill(question)
      await page.getByLabel('Answer').fill(answer)
      await page.getByRole('button', { name: 'Save article' }).click()
      await page.getByRole('heading', { level: 2, name: question }).waitFor()
    },
    async deleteArticle(question) {
      await goTo('Articles')
      const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE')
      await page.getByRole('button', { name: `Delete “${question}”` }).click()
      await deleted
    },
    async copySnippet() {
      await goTo('Install')
      await page.getByRole('button', { name: 'Copy snippet' }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      const shown = await page.getByLabel('Snippet', { exact: true }).inputValue()
      const copied = await page
        .locator('html')
        .evaluate((root) => root.ownerDocument.defaultView.navigator.clipboard.readText())
      if (copied !== shown) throw new Error(`Copied “${copied}”, shown is “${shown}”`)
      return copied
    },
  }
}

async function signUp(page: Page, { business, email, password }: SignUpForm) {
  let clicks = 0
  const click = (name: string, role: 'link' | 'button') => {
    clicks += 1
    return page.getByRole(role, { name }).first().click()
  }
  await click('Get started', 'link')
  await page.getByLabel('Business name or website').fill(business)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  const fields = await page.locator('form input').count()
  await click('Create account', 'button')
  await page.getByRole('heading', { level: 1, name: 'Test your bot' }).waitFor()
  return { fields, clicks }
}
