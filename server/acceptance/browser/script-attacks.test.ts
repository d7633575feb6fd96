/** T23: 230 attacks through every text that a stranger can write, on every page that shows it, in a real browser. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { callApi } from '../call-api.ts'
import { invitationToken } from '../hire.ts'
import type { TestBusiness } from '../test-business.ts'
import { type OpenTab, type Tab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findForeign, watcher } from './find-foreign.ts'
import { sharedDesk, type TestDesk } from './open-desk.ts'
import { operatedDesk, root } from './open-operator.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'
import { portalOn } from './portal-on.ts'
import { canaryHost, scriptAttacks } from './script-attacks.ts'

const attacks = scriptAttacks()
/** For fields of one line. */
const lines = attacks.filter((attack) => !/\p{Cc}/u.test(attack) && attack.length <= 100)
const attackIn = (nth: number) => lines[(nth * 7) % lines.length] ?? ''

async function openWatched(openTab: OpenTab, options = {}): Promise<Tab> {
  const tab = await openTab({ viewport: { width: 1280, height: 900 }, ...options })
  await tab.context.addInitScript(watcher)
  tab.provokes(/401.*auth\/refresh/)
  return tab
}

/** What stands on the page that must not, and whether an attack is there to be read at all. */
async function lookAt(page: Page): Promise<{ found: string[]; isShown: boolean }> {
  return { found: await findForeign(page), isShown: /pwn\(\d+\)|canary\.example/.test(await shownIn(page)) }
}

/** Also what stands in fields and attributes that are read aloud. */
function shownIn(page: Page): Promise<string> {
  return page.locator('body').evaluate((body) => {
    const fields = [...body.querySelectorAll('input, textarea')].map(({ value }: { value: string }) => value)
    return `${body.innerText} ${fields.join(' ')}`
  })
}

async function atOnce(times: number, work: (nth: number) => Promise<unknown>): Promise<void> {
  for (let nth = 0; nth < times; nth += 8)
    await Promise.all(Array.from({ length: Math.min(8, times - nth) }, (_, more) => work(nth + more)))
}

/** A business all of whose texts, and those of its visitors, are attacks. */
async function attackedBusiness(desk: TestDesk): Promise<TestBusiness & { conversations: string[] }> {
  const fields = {
    website: undefined,
    ownerName: attackIn(1),
    industry: attackIn(2).slice(0, 60),
    phone: undefined,
  }
  const business = await desk.signUp(attackIn(0), fields)
  const { api } = business
  const ok = async (method: string, path: string, body: object) => {
    const answered = await api(method, path, { body })
    if (answered.status >= 300) throw new Error(`${path}: ${answered.text}`)
  }
  const config = (await api('GET', '/api/v1/customer/config')).body
  await business.sets({
    greeting: attackIn(3),
    business: {
      ...config.business,
      address: attackIn(4),
      description: attacks.slice(0, 8).join(' ').slice(0, 900),
      services: lines
        .slice(0, 20)
        .map((name, nth) => ({ name, price: attackIn(nth).slice(0, 80), description: name })),
      exceptions: [{ date: '2031-01-01', closed: true, note: attackIn(5) }],
    },
    appearance: { ...config.appearance, launcher_label: '<svg onload=pwn(1)>' },
    model: { ...config.model, instructions: attacks.slice(0, 40).join('\n').slice(0, 3_900) },
  })
  // Half of them as questions, the others as answers.
  await atOnce(attacks.length / 2, (nth) =>
    ok('POST', '/api/v1/articles', {
      question: `${nth} ${attacks[2 * nth]}`,
      answer: attacks[2 * nth + 1],
      phrasings: [attackIn(nth)],
      url: `https://example.com/?${encodeURIComponent(attackIn(nth))}#<img src=x onerror=pwn(${nth})>`,
    }),
  )
  await atOnce(40, (nth) => ok('POST', '/api/v1/api-keys', { name: attackIn(nth) }))
  await atOnce(8, (nth) => ok('POST', '/api/v1/tenants', { name: attackIn(nth) }))
  // An address takes hardly more than a quotation mark.
  await ok('POST', '/api/v1/invitations', { email: `o'onfocus'pwn@example.com`, role: 'agent' })
  await ok('POST', '/api/v1/intents', {
    name: 'attacked',
    phrases: lines.slice(0, 40),
    reply: attacks.slice(0, 12).join('\n\n'),
  })
  return Object.assign(business, { conversations: await attackedTalks(business) })
}

/** Visitors say them, on pages that are called so. */
async function attackedTalks(business: TestBusiness): Promise<string[]> {
  const conversations: string[] = []
  await atOnce(12, async (nth) => {
    const chat = business.website.connects({
      origin: `https://site-${nth}.example`,
      page: `https://site-${nth}.example/<img src=x onerror=pwn(${nth})>?${attackIn(nth)}`,
      locale: attackIn(nth).slice(0, 30),
    })
    await chat.isConnected()
    await chat.join()
    let last = ''
    for (let at = nth; at < attacks.length; at += 60)
      last = (
        await chat.says(
          attacks
            .slice(at, at + 60)
            .filter((_, each) => each % 12 === 0)
            .join('\n'),
        )
      ).conversation_id
    conversations.push(last)
    chat.leaves()
  })
  return conversations
}

/** Opens whatever is folded away, also behind a window. */
async function unfold(page: Page): Promise<void> {
  await page.locator('main details').evaluateAll((all) => {
    for (const folded of all) folded.open = true
  })
}

/** The places on which something foreign was found, and those that showed no attack. */
async function walk(page: Page, url: string, places: readonly string[]) {
  const report: { foreign: [string, string[]][]; silent: string[] } = { foreign: [], silent: [] }
  for (const place of places) {
    await page.goto(`${url}${place}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('main .skeleton').first().waitFor({ state: 'detached' })
    await unfold(page)
    const { found, isShown } = await lookAt(page)
    if (found.length > 0) report.foreign.push([place, found])
    if (!isShown) report.silent.push(place)
  }
  return report
}

const toCanary = (requests: readonly string[]) => requests.filter((request) => request.includes(canaryHost))

test('nothing of 230 attacks acts on a page of the portal', async ({ openTab }) => {
  expect(new Set(attacks).size).toBeGreaterThanOrEqual(230)
  const desk = await sharedDesk()
  const business = await attackedBusiness(desk)
  await business.api('POST', '/api/v1/auth/login', {
    body: { email: business.email, password: business.password },
    headers: { 'user-agent': attacks[0] ?? '', referer: `https://example.com/${attacks[0]}` },
  })
  const { page, requests } = await openWatched(openTab)
  await page.goto(`${desk.url}/app`)
  await portalOn(page).logIn(business)
  await page.getByRole('navigation', { name: 'Main', exact: true }).waitFor()
  const [conversation = ''] = business.conversations
  const places = ['', '/articles', '/intents', '/intents/attacked', '/business', '/appearance', '/install']
  places.push('/team', '/keys', '/settings', '/audit', '/security', '/conversations')
  places.push(`/conversations/${conversation}`)
  expect(await walk(page, `${desk.url}/app`, places)).toEqual({ foreign: [], silent: [] })
  await page.getByRole('button', { name: 'Why this answer?' }).first().click()
  await page.getByRole('dialog').getByRole('heading').first().waitFor()
  expect(await lookAt(page)).toEqual({ found: [], isShown: true })
  expect(toCanary(requests)).toEqual([])
}, 120_000)

test('nor on those of the operator, of somebody who is invited, or of the mails', async ({ openTab }) => {
  const desk = await operatedDesk()
  for (let nth = 0; nth < 6; nth += 1) await desk.signUp(attackIn(20 + nth), { ownerName: attackIn(nth) })
  const business = await desk.signUp(attackIn(30), {
    ownerName: attackIn(31),
    industry: attackIn(32).slice(0, 60),
  })
  const token = await invitationToken(business, `o'onfocus'pwn@example.com`)
  const { page, requests, provokes } = await openWatched(openTab)
  provokes(/403.*\/api\/v1\/me/)
  await page.goto(`${desk.url}/app/invite#token=${token}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('pwn(').first().waitFor()
  expect(await findForeign(page)).toEqual([])

  await page.goto(`${desk.url}/admin`)
  await portalOn(page).logIn(root)
  await page.getByRole('heading', { level: 1, name: 'Businesses' }).waitFor()
  const { body } = await callApi(desk.url, 'POST', '/api/v1/auth/login', { body: root })
  const reason = { body: { reason: `Because ${attackIn(33)}` }, token: body.token }
  const suspended = await callApi(desk.url, 'POST', `/api/v1/admin/tenants/${business.id}/suspend`, reason)
  expect(suspended.status).toBe(200)
  const places = ['', `/tenants/${business.id}`, '/people']
  expect(await walk(page, `${desk.url}/app/admin`, places)).toEqual({ foreign: [], silent: [] })
  await page.goto(`${desk.url}/dev/outbox`)
  await page.getByText('pwn(').first().waitFor()
  expect(await findForeign(page)).toEqual([])
  expect(toCanary(requests)).toEqual([])
}, 120_000)

test('nor in the widget, whether the visitor says it, an article, or the business itself', async ({
  openTab,
}) => {
  const desk = await sharedDesk()
  const business = await desk.signUp(attackIn(40), { website: undefined })
  const config = (await business.api('GET', '/api/v1/customer/config')).body
  const label = '<svg onload=pwn(1)>'
  await business.sets({
    greeting: attacks.slice(0, 9).join('\n\n').slice(0, 500),
    appearance: { ...config.appearance, launcher_label: label },
  })
  const each = 30
  const groups = Array.from({ length: Math.ceil(attacks.length / each) }, (_, nth) =>
    attacks.slice(nth * each, nth * each + each),
  )
  for (const [nth, group] of groups.entries())
    await business.writesArticle(`Which wares are in drawer ${numerals[nth]}?`, group.join('\n\n'))
  await using site = await openSite(pageWith(snippetOf(desk.url, business.accountToken)))
  const { page, requests } = await openWatched(openTab)
  await page.goto(site.url)
  const chat = chatOn(page)
  await chat.launcher.waitFor()
  await chat.open()
  const answers: string[] = []
  for (const nth of groups.keys()) {
    await chat.ask(`Which wares are in drawer ${numerals[nth]}?`)
    answers.push(await chat.answer(nth + 1))
  }
  // Each was said, and not an excuse.
  expect(answers.map((answer) => /pwn\(|canary/.test(answer))).toEqual(answers.map(() => true))
  for (const group of groups) await chat.ask(group.join('\n'))
  await chat.answer(groups.length * 2)
  for (const source of await chat.panel.locator('summary').all()) await source.click()
  expect(await findForeign(page)).toEqual([])
  // As it comes from the store, and not from what was typed.
  await page.reload()
  await chat.open()
  await chat.answer(groups.length * 2)
  expect(await findForeign(page)).toEqual([])
  expect(toCanary(requests)).toEqual([])
}, 120_000)

/** Words that search tells apart. */
const numerals = [
  'alpha',
  'bravo',
  'charlie',
  'delta',
  'echo',
  'foxtrot',
  'golf',
  'hotel',
  'india',
  'juliett',
]
