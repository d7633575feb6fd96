/** Mails that nobody sends wait for the developer, and for nobody else. */
import { expect, test } from 'vitest'
import { openTestApp, sharedApp, type TestApp } from './open-test-app.ts'

interface Shown {
  id: string
  to: string
  subject: string
  text: string
  kind: string
}

async function read(app: TestApp, path = '', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}/dev/outbox${path}`, { headers: { accept: 'application/json', ...headers } })
}

async function welcomesTo(app: TestApp, email: string): Promise<Shown[]> {
  const { data } = (await (await read(app)).json()) as { data: Shown[] }
  return data.filter(({ to, kind }) => to === email && kind === 'welcome')
}

/** The welcome mail of a business that signs up now. */
async function welcomed(app: TestApp, name?: string): Promise<Shown> {
  const email = `${crypto.randomUUID()}@example.com`
  await app.signUp(name, { email, ownerName: 'Ada <b>Byron</b>' })
  await expect.poll(() => welcomesTo(app, email), { timeout: 8_000 }).toHaveLength(1)
  const [mail] = await welcomesTo(app, email)
  if (!mail) throw new Error('it is gone again')
  return mail
}

test('whoever signs up is welcomed once, by name, with a way to the portal', async () => {
  const app = await sharedApp()
  const mail = await welcomed(app, 'Nuts & Bolts')
  expect(mail).toMatchObject({ kind: 'welcome', subject: 'Welcome to Deskbell, Nuts & Bolts' })
  expect(mail.text).toMatch(/^Welcome, Ada <b>Byron<\/b>\n/)
  expect(mail.text).toContain(`${app.ownOrigin}/app\n`)
  expect(app.failures()).toEqual([])
})

test('the page shows a mail as text, and as the HTML that it has, without letting anything in it act', async () => {
  const app = await sharedApp()
  const { id } = await welcomed(app)
  const page = await read(app, '', { accept: 'text/html' })
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  const text = await page.text()
  expect(text).toContain('<h1>Unsent mails</h1>')
  expect(text).toContain('Ada &lt;b&gt;Byron&lt;/b&gt;')
  expect(text).not.toContain('<b>Byron')
  const mail = await read(app, `/${id}`)
  expect(mail.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/)
  expect(await mail.text()).toContain('Ada &lt;b&gt;Byron&lt;/b&gt;')
  expect((await read(app, '/none')).status).toBe(404)
})

test.each([
  ['x-forwarded-for', '127.0.0.1'],
  ['forwarded', 'for=127.0.0.1'],
  ['x-real-ip', '127.0.0.1'],
])('with the header %s it is not there', async (name, value) => {
  const app = await sharedApp()
  expect((await read(app, '', { [name]: value })).status).toBe(404)
})

test.each([
  ['in production', { NODE_ENV: 'production' }],
  ['where the server listens to others', { HOST: '0.0.0.0' }],
  ['where mails are sent', { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'desk@example.com' }],
])('%s it is not there', async (_where, variables) => {
  await using app = await openTestApp(variables)
  expect((await read(app)).status).toBe(404)
})
