/** What a page tells of itself and of the conversation: kept with it, shown to agents, and refused rather than cut. */
import { beforeAll, expect, test } from 'vitest'
import { agreed, refused } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'

beforeAll(() => sharedApp())

const aShop = async () => (await sharedApp()).signUp('Shop')

test('what is told before the first message is there with it', async () => {
  const shop = await aShop()
  const inbox = shop.opensInbox()
  await inbox.isConnected()
  await inbox.subscribes()
  const visitor = await shop.website.opensChat({
    page: 'https://shop.example/cart',
    page_title: 'Your cart',
    referrer: 'www.search.example',
    locale: 'de-DE',
    context: { plan: 'pro', seats: 3 },
  })
  agreed(await visitor.emit('context', { context: { seats: 4, trial: false, end: null } }))
  const { data } = (await shop.api('GET', '/api/v1/conversations')).body
  expect(data).toEqual([])
  const { conversation_id } = await visitor.says('How much is it?')
  const { body } = await shop.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject({
    context: { plan: 'pro', seats: 4, trial: false, end: null },
    page: 'https://shop.example/cart',
    current_page: 'https://shop.example/cart',
    page_title: 'Your cart',
    referrer: 'www.search.example',
    locale: 'de-DE',
    identity: null,
  })
  expect(await inbox.hears('visitor')).toEqual({ conversation_id, visitor: null })
})

test('what is told later is added, and the next page is the current one', async () => {
  const shop = await aShop()
  const visitor = await shop.website.opensChat({ page: 'https://shop.example/', context: { plan: 'pro' } })
  const { conversation_id } = await visitor.says('Hello')
  agreed(
    await visitor.emit('context', {
      page: 'https://shop.example/cart',
      page_title: 'Cart',
      context: { total: 12.5 },
    }),
  )
  const { body } = await shop.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject({
    context: { plan: 'pro', total: 12.5 },
    page: 'https://shop.example/',
    current_page: 'https://shop.example/cart',
    page_title: 'Cart',
  })
})

test('a page that says nothing leaves nothing', async () => {
  const shop = await aShop()
  const visitor = await shop.website.opensChat({ page: 'https://shop.example/' })
  const { conversation_id } = await visitor.says('Hello')
  const { body } = await shop.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(body).toMatchObject({ context: {}, current_page: null, page_title: null, referrer: null })
})

const many = Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`k${index}`, index]))

test.each([
  ['nested', { context: { cart: { total: 1 } } }, 'context.cart: Must be a text, a number'],
  ['a list', { context: ['pro'] }, 'context: Must be an object'],
  ['too many', { context: many }, 'context: Has 41 entries'],
  ['a long text', { context: { note: 'x'.repeat(1_001) } }, 'context.note: Has 1001 characters'],
  ['no text', { context: { note: '\0' } }, 'context.note: Holds characters'],
  ['a field that nobody knows', { contexts: {} }, 'contexts'],
  ['a long title', { page_title: 'x'.repeat(301) }, 'page_title: '],
])('%s is refused, and the refusal says what is wrong', async (_what, told, detail) => {
  const shop = await aShop()
  const visitor = await shop.website.opensChat()
  const refusal = refused(await visitor.emit('context', told))
  expect(refusal).toMatchObject({ code: 'invalid_payload', retryable: false })
  expect(refusal.detail).toContain(detail)
  if (!('context' in told)) return
  const other = shop.website.connects(told)
  expect(await other.outcome()).toBe('invalid_payload')
  expect(JSON.stringify(other.heard)).toContain('context')
})

test('little by little it does not become too much', async () => {
  const shop = await aShop()
  const visitor = await shop.website.opensChat({ context: { first: 'x'.repeat(900) } })
  const tell = (name: string) => visitor.emit('context', { context: { [name]: 'x'.repeat(900) } })
  for (const name of ['a', 'b', 'c', 'd', 'e']) agreed(await tell(name))
  expect(refused(await tell('f'))).toMatchObject({
    code: 'invalid_input',
    detail: expect.stringContaining('characters as JSON'),
  })
  const { conversation_id } = await visitor.says('Hello')
  const { body } = await shop.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(Object.keys(body.context)).toEqual(['a', 'b', 'c', 'd', 'e', 'first'])
})

test('the address of a visitor is kept nowhere', async () => {
  const shop = await aShop()
  const visitor = await shop.website.opensChat({ page_title: 'Cart', user: { name: 'Ada' } })
  const { conversation_id } = await visitor.says('Hello')
  const { text } = await shop.api('GET', `/api/v1/conversations/${conversation_id}`)
  expect(text).not.toContain('127.0.0.1')
})
