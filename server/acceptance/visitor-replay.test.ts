/** Whoever comes back sees every message exactly once, in order, as it was the first time. */
import { beforeAll, expect, test } from 'vitest'
import type { Message } from '#wire'
import { agreed, refused } from './hear-socket.ts'
import { sharedApp } from './open-test-app.ts'
import type { TestVisitor } from './test-visitor.ts'

beforeAll(() => sharedApp())

const places = (visitor: TestVisitor) => visitor.messages().map(({ seq }) => seq)
const upTo = (head: number) => Array.from({ length: head }, (_, index) => index + 1)
const bySeq = (messages: Message[]) =>
  new Map(messages.map((message) => [message.seq, JSON.stringify(message)]))

/** A visitor of a bakery who has asked `count` things. */
async function regular(count: number) {
  const bakery = await (await sharedApp()).signUp('Bakery')
  await bakery.writesArticle('Do you bake rye bread?', 'Yes, we bake rye bread every Tuesday and Friday.')
  const visitor = await bakery.website.opensChat()
  const { visitor_token } = await visitor.join()
  for (let asked = 0; asked < count; asked += 1) await visitor.asks('Do you bake rye bread?')
  const { conversation_id } = await visitor.join(count * 2)
  return { bakery, visitor, visitor_token, conversation_id: conversation_id ?? '', head: count * 2 }
}

test('whoever comes back hears what came after the last message held, then that this is all', async () => {
  const { bakery, visitor, visitor_token, conversation_id, head } = await regular(3)
  visitor.leaves()
  const back = bakery.website.connects({ visitor_token })
  await back.isConnected()
  expect(await back.join(2)).toMatchObject({ conversation_id, head })
  expect(places(back)).toEqual([3, 4, 5, 6])
  expect(back.heard.map(({ event }) => event).slice(-2)).toEqual(['synced', 'head'])
  expect(back.all('synced')).toEqual([{ head }])
  expect(back.all('head')).toEqual([{ conversation_id, seq: head }])
})

test('what is delivered again is the same to the byte, for what the visitor said and for what the bot said', async () => {
  const { bakery, visitor, visitor_token, conversation_id, head } = await regular(2)
  const live = bySeq(visitor.messages())
  expect([...live.keys()]).toEqual(upTo(head))
  const back = await bakery.website.opensChat({ visitor_token })
  const pulled = await back.pulls(conversation_id, 0)
  const read = await bakery.api('GET', `/api/v1/conversations/${conversation_id}/messages`)
  expect(bySeq(back.messages())).toEqual(live)
  expect(bySeq(pulled.messages)).toEqual(live)
  expect(read.body.data).toEqual(visitor.messages())
  expect(visitor.messages().some(({ role, sources }) => role === 'bot' && sources?.length)).toBe(true)
})

test('messages of the system come again as they were, too', async () => {
  const { bakery, visitor, visitor_token, head } = await regular(1)
  agreed(await visitor.emit('handoff', {}))
  const live = await visitor.hears('message', ({ seq }) => seq === head + 1)
  const back = await bakery.website.opensChat({ visitor_token })
  expect(JSON.stringify(back.messages().at(-1))).toBe(JSON.stringify(live))
  expect(live).toMatchObject({ role: 'system', kind: 'message' })
})

test('pages that are pulled fit together without a hole', async () => {
  const { visitor, conversation_id, head } = await regular(4)
  const seen: number[] = []
  for (let page = await visitor.pulls(conversation_id, 0, 3); page.messages.length > 0; ) {
    expect(page.head).toBe(head)
    seen.push(...page.messages.map(({ seq }) => seq))
    page = await visitor.pulls(conversation_id, seen.at(-1) ?? 0, 3)
  }
  expect(seen).toEqual(upTo(head))
  expect(refused(await visitor.emit('pull', { conversation_id, after: 0, limit: 201 }))).toMatchObject({
    code: 'invalid_payload',
  })
})

test('two tabs hear the same messages once each, whichever of them speaks', async () => {
  const bakery = await (await sharedApp()).signUp('Bakery')
  const left = await bakery.website.opensChat()
  const { visitor_token } = await left.join()
  const right = await bakery.website.opensChat({ visitor_token })
  await left.asks('Do you sell cakes?')
  await right.asks('And coffee?')
  await left.hears('message', ({ seq }) => seq === 4)
  await right.hears('message', ({ seq }) => seq === 4)
  expect(places(left)).toEqual(upTo(4))
  expect(places(right)).toEqual(upTo(4))
  expect(bySeq(left.messages())).toEqual(bySeq(right.messages()))
})

test('a conversation that one tab ends and begins anew goes on in the other tab as well', async () => {
  const bakery = await (await sharedApp()).signUp('Bakery')
  const left = await bakery.website.opensChat()
  const { visitor_token } = await left.join()
  const right = await bakery.website.opensChat({ visitor_token })
  const old = (await left.asks('Do you sell cakes?')).conversation_id
  agreed(await left.emit('end', {}))
  const anew = (await left.asks('And coffee?')).conversation_id
  expect(anew).not.toBe(old)
  await right.hears('message', ({ conversation_id, seq }) => conversation_id === anew && seq === 2)
  const heard = right.messages().map(({ conversation_id, seq }) => [conversation_id, seq])
  expect(heard).toEqual([...upTo(3).map((seq) => [old, seq]), ...upTo(2).map((seq) => [anew, seq])])
})

test('a tab that joins while another one talks misses nothing and hears nothing twice', async () => {
  const { bakery, visitor, visitor_token, head } = await regular(3)
  const late = Array.from({ length: 4 }, () => bakery.website.connects({ visitor_token }))
  await Promise.all(late.map((tab) => tab.isConnected()))
  const talk = Promise.all(['now', 'or', 'never', 'again'].map((text) => visitor.says(`${text} and then`)))
  const joins = late.map((tab, index) => tab.join(index))
  await Promise.all([talk, ...joins])
  const last = await visitor.asks('Do you bake rye bread?')
  expect(last.seq).toBeGreaterThan(head + 4)
  for (const [after, tab] of late.entries()) {
    await tab.hears('message', ({ seq }) => seq === last.seq)
    expect(places(tab)).toEqual(upTo(last.seq).slice(after))
  }
})

test('a client that joins several times at once is not told anything out of order', async () => {
  const { bakery, visitor, visitor_token } = await regular(3)
  const tab = bakery.website.connects({ visitor_token })
  await tab.isConnected()
  const joins = [tab.join(0), tab.join(2), tab.join(4)]
  const last = await visitor.asks('Do you bake rye bread?')
  await Promise.all(joins)
  await tab.hears('message', ({ seq }) => seq === last.seq)
  const firstTimes = [...new Set(places(tab))]
  expect(firstTimes).toEqual(upTo(last.seq))
})

test('the pieces of an answer add up to the answer', async () => {
  const { bakery, visitor } = await regular(0)
  const long = Array.from({ length: 40 }, (_, index) => `Step ${index} is  done by hand.`).join(' ')
  await bakery.writesArticle('How do you make croissants?', long)
  const answer = await visitor.asks('How do you make croissants?')
  expect(answer.text.length).toBeGreaterThan(20)
  expect(visitor.textOfDeltas(answer.turn ?? '')).toBe(answer.text)
  const deltas = visitor.all('delta')
  expect(deltas[0].off).toBe(0)
  const events = visitor.heard.map(({ event }) => event)
  expect(events.lastIndexOf('delta')).toBeLessThan(
    visitor.heard.findIndex(({ payload }) => payload === answer),
  )
})

test('whoever says it holds more than there is still hears what comes next', async () => {
  const { bakery, visitor_token, head } = await regular(1)
  const tab = bakery.website.connects({ visitor_token })
  await tab.isConnected()
  expect(await tab.join(10_000)).toMatchObject({ head })
  const answer = await tab.asks('Do you bake rye bread?')
  expect(answer.seq).toBe(head + 2)
  expect(places(tab)).toEqual([head + 1, head + 2])
})

test('of many who come back together each hears the own conversation, whether it is named or not, and no other', async () => {
  const bakery = await (await sharedApp()).signUp('Bakery')
  const talks = await Promise.all(
    Array.from({ length: 12 }, async (_, at) => {
      const visitor = await bakery.website.opensChat()
      const { visitor_token } = await visitor.join()
      const { conversation_id } = await visitor.says(`I am number ${at}.`)
      if (at % 4 === 3) agreed(await visitor.emit('end', {}))
      visitor.leaves()
      return { at, visitor_token, conversation_id }
    }),
  )
  const back = await Promise.all(
    talks.map(async ({ visitor_token }) => {
      const visitor = bakery.website.connects({ visitor_token })
      await visitor.isConnected()
      return visitor
    }),
  )
  const foreign = talks[0]?.conversation_id
  const joins = talks.map(({ at, conversation_id }) => {
    const named = at % 3 === 0 ? conversation_id : at === 1 ? foreign : undefined
    return back[at]?.emit('join', { after: 0, ...(named && { conversation_id: named }) })
  })
  for (const { at, conversation_id } of talks) {
    const ack = await joins[at]
    if (at === 1) expect(ack).toMatchObject({ ok: false, code: 'not_found' })
    // A conversation that was ended opens only when it is named.
    else if (at % 4 === 3 && at % 3 !== 0) expect(ack).toMatchObject({ ok: true, conversation_id: null })
    else {
      expect(ack).toMatchObject({ ok: true, conversation_id })
      expect(back[at]?.messages()[0]?.text).toBe(`I am number ${at}.`)
    }
  }
})
