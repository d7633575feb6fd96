import { expect, test } from 'vitest'
import { composeMail, type MailParts } from './compose-mail.ts'

const site = 'https://desk.example.com'
const parts: MailParts = {
  to: 'ada@example.com',
  kind: 'welcome',
  subject: 'Welcome',
  heading: 'Welcome to Deskbell',
  paragraphs: ['Your desk is open.'],
}
const compose = (changed: Partial<MailParts>) => composeMail(site, { ...parts, ...changed })

test('text and HTML say the same, and the button leads to our site', () => {
  const { text, html } = compose({
    button: { label: 'Open', path: '/app/reset#token=a&b' },
    business: 'Ada & Co',
  })
  expect(text).toBe(
    'Welcome to Deskbell\n\nYour desk is open.\n\nOpen:\nhttps://desk.example.com/app/reset#token=a&b\n\n-- \nAda & Co · sent by Deskbell\n',
  )
  for (const said of ['Welcome to Deskbell', 'Your desk is open.', '>Open</a>', 'Ada &amp; Co'])
    expect(html).toContain(said)
  expect(html).toContain('href="https://desk.example.com/app/reset#token=a&amp;b"')
})

test('every value is escaped', () => {
  const evil = `"><img src=x onerror=alert(1)>'`
  const { html } = compose({
    subject: evil,
    heading: evil,
    paragraphs: [evil],
    business: evil,
    button: { label: evil, path: '/app' },
  })
  expect(html).not.toContain('<img')
  expect(html.match(/&lt;img src=x/g)).toHaveLength(5)
})

test.each([
  ['two recipients', { to: 'ada@example.com, eve@example.com' }],
  ['a header in the address', { to: 'ada@example.com\r\nBcc: eve@example.com' }],
  ['a name in the address', { to: 'Ada <ada@example.com>' }],
  ['a list in the address', { to: 'friends: ada@example.com;' }],
  ['a header in the subject', { subject: 'Hello\r\nBcc: eve@example.com' }],
  ['a line end in the subject', { subject: 'Hello\nyou' }],
  ['a line end in the business', { business: 'Ada\r\nBcc: eve@example.com' }],
  ['a line end in the heading', { heading: 'Hello\nyou' }],
])('%s is refused', (_what, changed) => {
  expect(() => compose(changed)).toThrow()
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '.evil.example/',
  '@evil.example/',
  ':8080/',
  'https://evil.example/',
  'app',
  '/app\nhttps://evil.example',
])('a link to %j is refused', (path) => {
  expect(() => compose({ button: { label: 'Open', path } })).toThrow('our own site')
})
