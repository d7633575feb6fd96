/** What a handshake tells of the page and of who is logged in there. */
import { afterEach, expect, it, vi } from 'vitest'
import type { BootOptions } from '#sdk/widget/options'
import { aboutVisitor } from './about-visitor.ts'

function onPage(page: { title?: string; referrer?: string; lang?: string } = {}) {
  vi.stubGlobal('document', {
    title: page.title ?? '',
    referrer: page.referrer ?? '',
    documentElement: { lang: page.lang ?? '' },
  })
  vi.stubGlobal('navigator', { language: 'en-GB' })
  vi.stubGlobal('location', { origin: 'https://shop.example', pathname: '/cart', host: 'shop.example' })
}
afterEach(() => vi.unstubAllGlobals())

function telling(options: Partial<BootOptions>) {
  const emit = vi.fn()
  return { emit, tell: aboutVisitor({ options, emit }) }
}
const where = { locale: 'en-GB', page: 'https://shop.example/cart' }

it('tells where it is, and nothing that is not there', async () => {
  onPage()
  expect(await telling({}).tell()).toEqual(where)
})

it('tells title, language and the host of another site that led here', async () => {
  onPage({ title: 'x'.repeat(400), referrer: 'https://www.search.example/?q=secret', lang: 'de' })
  expect(await telling({}).tell()).toEqual({
    ...where,
    locale: 'de',
    page_title: 'x'.repeat(300),
    referrer: 'www.search.example',
  })
  onPage({ referrer: 'https://shop.example/?q=secret' })
  expect(await telling({ locale: 'fr' }).tell()).toEqual({ ...where, locale: 'fr' })
})

it.each([
  [{ userToken: 'a.b.c' }, { identity_token: 'a.b.c' }],
  [{ userToken: async () => 'a.b.c' }, { identity_token: 'a.b.c' }],
  [{ userToken: 'abcdef' }, { user_hash: 'abcdef' }],
  [{ userHash: 'abcdef' }, { user_hash: 'abcdef' }],
])('knows %j for what it is', async (options, told) => {
  onPage()
  expect(await telling(options).tell()).toEqual({ ...where, ...told })
})

it('says an id as text, and leaves out what the page has not', async () => {
  onPage()
  const user = { id: 42, name: 'Ada', email: '', phone: null, company: 'Löwe' } as never
  expect(await telling({ user }).tell()).toEqual({
    ...where,
    user: { id: '42', name: 'Ada', company: 'Löwe' },
  })
})

it('asks for a new token each time, and goes on with the last while none can be had', async () => {
  onPage()
  const userToken = vi
    .fn<() => Promise<string>>()
    .mockResolvedValueOnce('1.1.1')
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValueOnce('2.2.2')
  const { tell, emit } = telling({ userToken })
  expect([await tell(), await tell(), await tell()].map(({ identity_token }) => identity_token)).toEqual([
    '1.1.1',
    '1.1.1',
    '2.2.2',
  ])
  expect(emit.mock.calls).toEqual([['error', { code: 'user_token_failed' }]])
})
