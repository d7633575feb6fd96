import { expect, test } from 'vitest'
import { newCmid } from './new-cmid.ts'
import { createOutbox } from './outbox.ts'
import { createVisitorStore } from './visitor-store.ts'

/** A browser's storage, which outlives pages. */
function openBrowser() {
  const kept = new Map<string, string>()
  return {
    kept,
    openPage() {
      return createVisitorStore(
        {
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => void kept.set(key, value),
          removeItem: (key) => void kept.delete(key),
        },
        'desk:',
      )
    },
  }
}
const texts = (outbox: ReturnType<typeof createOutbox>) => outbox.entries().map(({ text }) => text)

test('a message gets 128 random bits and is sent in the order of writing', () => {
  const outbox = createOutbox(openBrowser().openPage())
  const [first, second] = [outbox.add('one', newCmid()), outbox.add('two', newCmid())]

  expect(first.cmid).toMatch(/^[0-9a-f]{32}$/)
  expect(second.cmid).not.toBe(first.cmid)
  expect(outbox.next()).toBe(first)
  outbox.sent(first.cmid)
  expect(outbox.next()).toBe(second)
})

test('a message that was not acknowledged is still there after a reload, with the same id', () => {
  const browser = openBrowser()
  const { cmid } = createOutbox(browser.openPage()).add('one', newCmid())

  expect(createOutbox(browser.openPage()).next()).toMatchObject({ cmid, text: 'one' })
})

test('an acknowledged message is shown until the conversation has it, and is not sent after a reload', () => {
  const browser = openBrowser()
  const outbox = createOutbox(browser.openPage())
  const { cmid } = outbox.add('one', newCmid())
  outbox.sent(cmid)

  expect(texts(outbox)).toEqual(['one'])
  expect(outbox.next()).toBeUndefined()
  expect(createOutbox(browser.openPage()).entries()).toEqual([])
  expect(outbox.settle(cmid)).toBe(true)
  expect(outbox.settle(cmid)).toBe(false)
  expect(outbox.entries()).toEqual([])
})

test('a failed message keeps its place and its id when it is tried again', () => {
  const outbox = createOutbox(openBrowser().openPage())
  const { cmid } = outbox.add('one', newCmid())
  outbox.add('two', newCmid())
  outbox.fail(cmid, 'busy')

  expect(outbox.entries()[0]).toMatchObject({ cmid, state: 'failed', code: 'busy' })
  expect(outbox.next()?.text).toBe('two')
  outbox.retry(cmid)
  expect(outbox.next()).toMatchObject({ cmid, state: 'sending' })
  expect(outbox.next()).not.toHaveProperty('code')
})

test('two tabs do not lose each other’s messages', () => {
  const browser = openBrowser()
  const [one, other] = [createOutbox(browser.openPage()), createOutbox(browser.openPage())]
  const mine = one.add('from one', newCmid())
  other.add('from the other', newCmid())
  one.sent(mine.cmid)

  expect(texts(createOutbox(browser.openPage()))).toEqual(['from the other'])
})

test.each(['not json', '{"a":1}', '[1,null,{"cmid":3}]'])(
  'a damaged storage (%s) is an empty outbox',
  (damaged) => {
    const browser = openBrowser()
    browser.kept.set('desk:outbox', damaged)

    expect(createOutbox(browser.openPage()).entries()).toEqual([])
  },
)
