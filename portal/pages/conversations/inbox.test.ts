/** Upserts that come late, twice or in the wrong order. */
import { describe, expect, it } from 'vitest'
import type { Conversation } from '#wire'
import { askFor, mergeSnapshot, neighbour, readUpTo, upsert, withVisitor } from './inbox.ts'

const conversation = (id: string, version: number, more: Partial<Conversation> = {}): Conversation => ({
  id,
  bot_id: 'bot',
  visitor_id: 'visitor',
  channel: 'web',
  status: 'open',
  owner: 'bot',
  needs_person: false,
  head: version,
  preview: `version ${version}`,
  preview_role: 'visitor',
  page: null,
  version,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: `2026-01-01T00:00:${String(version).padStart(2, '0')}.000Z`,
  ...more,
})
const ids = (list: readonly Conversation[]) => list.map(({ id }) => id)

describe('an upsert', () => {
  it('moves the conversation that changed to the top', () => {
    const list = upsert([conversation('a', 5), conversation('b', 3)], conversation('b', 9), 'all')
    expect(ids(list)).toEqual(['b', 'a'])
  })

  it('is ignored when a newer version is here, and when it comes twice', () => {
    const list = [conversation('a', 5)]
    expect(upsert(list, conversation('a', 4), 'all')).toEqual(list)
    expect(upsert(list, conversation('a', 5, { preview: 'same version' }), 'all')).toEqual(list)
  })

  it('ends the same in whichever order it arrives', () => {
    const versions = [1, 2, 3].map((version) => conversation('a', version))
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]
    for (const order of orders) {
      const list = order.reduce<Conversation[]>((held, at) => {
        const next = versions[at]
        return next ? upsert(held, next, 'all') : held
      }, [])
      expect(list).toMatchObject([{ ...versions[2] }])
    }
  })

  it('takes a conversation out when it no longer fits the filter', () => {
    const list = [conversation('a', 1), conversation('b', 2)]
    expect(ids(upsert(list, conversation('a', 3, { status: 'closed' }), 'open'))).toEqual(['b'])
    expect(ids(upsert(list, conversation('c', 3, { status: 'closed' }), 'open'))).toEqual(['b', 'a'])
  })
})

describe('a snapshot', () => {
  it('does not undo an upsert that came before it', () => {
    const list = mergeSnapshot([conversation('a', 7)], [conversation('a', 6), conversation('b', 2)], 'all')
    expect(list.map(({ id, version }) => [id, version])).toEqual([
      ['a', 7],
      ['b', 2],
    ])
  })

  it('drops what is gone on the server', () => {
    expect(ids(mergeSnapshot([conversation('x', 1)], [conversation('a', 1)], 'all'))).toEqual(['a'])
  })
})

describe('what nobody has read', () => {
  const unread = (list: readonly Conversation[]) => list.map((one) => one.unread)
  const said = (version: number, role: Conversation['preview_role']) =>
    conversation('a', version, { preview_role: role })

  it('rises with each message of the visitor, and with nothing else', () => {
    let list = upsert([conversation('a', 1, { unread: 2 })], said(2, 'bot'), 'all')
    expect(unread(list)).toEqual([2])
    list = upsert(list, said(3, 'visitor'), 'all')
    expect(unread(list)).toEqual([3])
    list = upsert(list, said(4, 'agent'), 'all')
    expect(unread(upsert(list, said(3, 'visitor'), 'all'))).toEqual([3])
    expect(unread(upsert([], said(1, 'visitor'), 'all'))).toEqual([1])
  })

  it('is gone when somebody has read to the end, and never more than what came after', () => {
    const list = [conversation('a', 5, { unread: 3 }), conversation('b', 4, { unread: 1 })]
    expect(unread(readUpTo(list, 'a', 5))).toEqual([0, 1])
    expect(unread(readUpTo(list, 'a', 4))).toEqual([1, 1])
    expect(readUpTo(list, 'a', 1)).toBe(list)
    expect(readUpTo(list, 'c', 9)).toBe(list)
  })
})

it('shows who waits for a person until somebody comes or it ends', () => {
  const waiting = conversation('a', 1, { needs_person: true })
  const list = upsert([], waiting, 'waiting')
  expect(ids(list)).toEqual(['a'])
  expect(upsert(list, conversation('a', 2, { owner: 'ada' }), 'waiting')).toEqual([])
  expect(upsert(list, { ...waiting, version: 2, status: 'closed' }, 'waiting')).toEqual([])
  expect(askFor('waiting')).toEqual({ status: 'open', needs_person: true })
  expect(askFor('all')).toBeUndefined()
})

it('finds the neighbour and stops at the ends', () => {
  const list = [conversation('a', 3), conversation('b', 2)]
  expect(neighbour(list, undefined, 1)).toBe('a')
  expect(neighbour(list, 'a', 1)).toBe('b')
  expect(neighbour(list, 'b', 1)).toBe('b')
  expect(neighbour(list, 'a', -1)).toBe('a')
  expect(neighbour([], undefined, 1)).toBeUndefined()
})

it('keeps who the visitor is when an upsert does not say so', () => {
  const visitor = { name: 'Ada', email: null, verified: true, proof: 'token' } as const
  const known = withVisitor([conversation('a', 1)], 'a', visitor)
  expect(known[0]?.visitor).toEqual(visitor)
  expect(upsert(known, conversation('a', 2), 'all')[0]?.visitor).toEqual(visitor)
  expect(withVisitor(known, 'b', null)).toEqual(known)
})
