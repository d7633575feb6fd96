/** The rules for inboxes on histories made by hand: one that follows passes, and each that does not is found. */
import { expect, test } from 'vitest'
import { checkHistory } from './check-history.ts'
import type { Deed, Dump, Entry, History } from './history.ts'

/** A conversation at its second place, and what a member's inbox shows of it, each deed at its second. */
function findingsOf(...looks: [second: number, deed: Deed][]): string[] {
  const conversations = [
    { tenant_id: 'shop', id: 'c', visitor_id: 'v', owner: 'agent', head: 2 },
    { tenant_id: 'other', id: 'theirs', visitor_id: 'w', owner: 'agent', head: 0 },
  ] as Dump['conversations']
  const row = (seq: number) => ({ id: `m${seq}`, conversation_id: 'c', seq, role: 'visitor', text: 'said' })
  const messages = [1, 2].map((seq) => ({ ...row(seq), cmid: `k${seq}`, visitor_id: 'v' }))
  const dump: Dump = { conversations, messages: messages as Dump['messages'], turns: [], outbox: [] }
  const said = [1, 2].flatMap((seq): [number, Deed][] => {
    const ack = { ok: true, id: `m${seq}`, seq, conversation_id: 'c', dup: false } as const
    return [
      [seq, { kind: 'send', call: seq, cmid: `k${seq}`, text: 'said' }],
      [seq, { kind: 'sent', call: seq, cmid: `k${seq}`, ack }],
    ]
  })
  const entry = (page: string, [second, deed]: [number, Deed]): Entry => ({
    at: second * 1_000,
    page,
    connection: 0,
    deed,
  })
  const entries = [...said.map((one) => entry('v', one)), ...looks.map((one) => entry('inbox', one))]
  entries.sort((a, b) => a.at - b.at)
  const history: History = {
    entries,
    pages: {},
    watchers: { inbox: 'shop' },
    isShared: true,
    calmAt: 100_000,
  }
  return checkHistory(history, dump)
    .filter(({ invariant, what }) => invariant === 'watcher' || what.includes('inbox'))
    .map(({ what }) => what)
}

const watching = (heads: Record<string, number>): Deed => ({ kind: 'watching', heads })
const changed = (head: number): Deed => ({ kind: 'changed', conversation_id: 'c', head })

test('an inbox that is told within twenty seconds follows', () => {
  expect(findingsOf([0, watching({})], [2, changed(1)], [21, changed(2)])).toEqual([])
})

test('an inbox that is told later than that does not', () => {
  expect(findingsOf([0, watching({})], [2, changed(1)], [23, changed(2)])).toEqual([
    'an inbox did not follow within 20 s',
  ])
})

test('while it is cut off nobody expects anything of an inbox', () => {
  const away: Deed = { kind: 'blind' }
  expect(findingsOf([0, watching({})], [3, away], [40, watching({ c: 2 })])).toEqual([])
  expect(findingsOf([0, watching({})], [30, away], [31, watching({ c: 2 })])).toEqual([
    'an inbox did not follow within 20 s',
    'an inbox did not follow within 20 s',
  ])
})

test('an inbox that is behind in the end is found', () => {
  expect(findingsOf([0, watching({})], [2, changed(1)])).toEqual([
    'an inbox does not show where a conversation stands',
  ])
})

test('an inbox that shows a conversation of another business is found', () => {
  expect(findingsOf([0, watching({ theirs: 0 })], [2, changed(2)])).toEqual([
    'an inbox shows what is another’s',
  ])
})
