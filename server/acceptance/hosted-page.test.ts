/** The chat as a page of its own: what it says, what it allows, and that a token that is none looks like a foreign one. */
import { beforeAll, expect, test } from 'vitest'
import { newAccountToken } from '../platform/tenancy/account-token.ts'
import { sharedApp } from './open-test-app.ts'

beforeAll(() => sharedApp())

async function fetchPage(path: string, headers: Record<string, string> = {}) {
  const { url } = await sharedApp()
  const answered = await fetch(`${url}${path}`, { headers })
  return { status: answered.status, headers: answered.headers, text: await answered.text() }
}

test('it is the widget and nothing else, in the language that was asked for', async () => {
  const shop = await (await sharedApp()).signUp('Bob & <Sons>')
  const { status, headers, text } = await fetchPage(`/c/${shop.accountToken}?lang=de`)
  expect(status).toBe(200)
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('x-robots-tag')).toBe('noindex')
  expect(text).toContain('<title>Bob &amp; &lt;Sons&gt;</title>')
  expect(text).toContain('<html lang="de"')
  expect(text).toContain(`src="/w/v1/${shop.accountToken}.js`)
  expect(text.match(/<script/g)).toHaveLength(1)
  expect(text).not.toMatch(/ style=| on\w+=|javascript:/)
  const inFrench = await fetchPage(`/c/${shop.accountToken}`, { 'Accept-Language': 'fr-CH, fr;q=0.9' })
  expect(inFrench.text).toContain('<html lang="fr-CH"')
})

test('its policy allows its own server and nothing else', async () => {
  const { signUp, ownOrigin } = await sharedApp()
  const shop = await signUp()
  await shop.sets({ allowed_origins: [] })
  const { headers } = await fetchPage(`/c/${shop.accountToken}`)
  const policy = headers.get('content-security-policy') ?? ''
  const directives = Object.fromEntries(policy.split('; ').map((part) => part.split(/ (.*)/s)))
  expect(directives).toEqual({
    'default-src': "'none'",
    'script-src': `'self' ${ownOrigin}`,
    'style-src': "'self'",
    'connect-src': `'self' ${ownOrigin} ${ownOrigin.replace('http', 'ws')}`,
    'img-src': `'self' ${ownOrigin} blob:`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  })
})

test('the websites of the business may frame it, and no others', async () => {
  const shop = await (await sharedApp()).signUp()
  await shop.sets({ allowed_origins: ['https://shop.example', 'https://*.shop.example'] })
  const { headers } = await fetchPage(`/c/${shop.accountToken}`)
  expect(headers.get('content-security-policy')).toContain(
    'frame-ancestors https://shop.example https://*.shop.example;',
  )
  expect(headers.get('x-frame-options')).toBeNull()
})

test('a token that was never made, one that was revoked and another bot are all the same', async () => {
  const app = await sharedApp()
  const shop = await app.signUp()
  const { body } = await shop.api('POST', '/api/v1/account-tokens', { body: {} })
  await shop.api('DELETE', `/api/v1/account-tokens/${body.id}`)
  const other = await app.signUp()
  const [foreignBot] = (await other.api('GET', '/api/v1/bots')).body.data
  const paths = [
    newAccountToken(),
    body.id,
    'acct_x',
    encodeURIComponent('"><script>alert(1)</script>'),
    `${shop.accountToken}?bot=${foreignBot.id}`,
    `${shop.accountToken}?bot=none`,
  ]
  const pages = await Promise.all(paths.map((path) => fetchPage(`/c/${path}`)))
  for (const { status, text, headers } of pages) {
    expect([status, text]).toEqual([404, pages[0]?.text])
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})

test('its icon is drawn from the colour and the first letter', async () => {
  const shop = await (await sharedApp()).signUp('<script>')
  const { status, headers, text } = await fetchPage(`/c/${shop.accountToken}/icon.svg`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('image/svg+xml')
  expect(text).toContain('>&lt;</text>')
  expect((await fetchPage(`/c/${newAccountToken()}/icon.svg`)).status).toBe(404)
})
