/** Whatever is done to a chain behind its back shows. */
import { expect, test } from 'vitest'
import { seededRandom } from '../../acceptance/faults/seeded-random.ts'
import { type AuditRow, chainedHash, genesis, type UnchainedEntry } from './chained-entry.ts'
import { verifyChain } from './verify-chain.ts'

const entry = (tenant: string, number: number): UnchainedEntry => ({
  tenant_id: tenant,
  at: new Date(1_700_000_000_000 + number * 1_000).toISOString(),
  actor_kind: 'member',
  actor_id: `user ${number % 3}`,
  actor_name: 'Ann',
  action: number % 2 ? 'updateArticle' : 'createApiKey',
  target_type: 'articles',
  target_id: String(number),
  detail: { fields: ['answer', 'question'] },
  address: '192.0.2.0/24',
  reason: null,
  request_id: null,
})

function chained(
  entries: UnchainedEntry[],
  before: { seq: number; hash: string } = { seq: 0, hash: genesis },
) {
  const last = { seq: before.seq, hash: before.hash }
  return entries.map((each): AuditRow => {
    last.seq += 1
    last.hash = chainedHash(last.hash, last.seq, each)
    return { ...each, ...last }
  })
}

const makeChain = (length: number, tenant = 'ours') =>
  chained(Array.from({ length }, (_, index) => entry(tenant, index)))

function verify(
  rows: readonly AuditRow[],
  head = rows.at(-1),
  anchors: { seq: number; hash: string }[] = [],
) {
  const pages = async (seq: number) =>
    rows
      .filter((row) => row.seq > seq)
      .sort((one, other) => one.seq - other.seq)
      .slice(0, 5)
  return verifyChain(
    { after: pages, head: async () => head && { seq: head.seq, hash: head.hash }, cut: whole },
    anchors,
  )
}

/** Nothing was cut off. */
const whole = async () => undefined

test('a chain that nobody touched is whole, the empty one as well', async () => {
  const rows = makeChain(12)
  expect(await verify(rows)).toMatchObject({ intact: true, entries: 12, head: { seq: 12 } })
  expect(await verify([])).toEqual({ intact: true, entries: 0, head: null, broken_at: null, fault: null })
})

test('the order of the fields of a detail does not count, since the store does not keep it', () => {
  const one = { ...entry('ours', 1), detail: { b: { d: 1, c: 2 }, a: [] } }
  const other = { ...entry('ours', 1), detail: { a: [], b: { c: 2, d: 1 } } }
  expect(chainedHash('', 1, one)).toBe(chainedHash('', 1, other))
})

type Tampering = (rows: AuditRow[], random: () => number) => AuditRow[]
const pick = (rows: AuditRow[], random: () => number) => Math.floor(random() * rows.length)
const replaced = (rows: AuditRow[], at: number, change: (row: AuditRow) => Partial<AuditRow>) =>
  rows.map((row, index) => (index === at ? { ...row, ...change(row) } : row))

/** Each changes something for certain. */
const tamperings: Record<string, Tampering> = {
  'another actor': (rows, random) =>
    replaced(rows, pick(rows, random), () => ({ actor_id: 'somebody else' })),
  'another name': (rows, random) => replaced(rows, pick(rows, random), () => ({ actor_name: 'Bob' })),
  'another moment': (rows, random) =>
    replaced(rows, pick(rows, random), ({ at }) => ({ at: new Date(Date.parse(at) + 1).toISOString() })),
  'another detail': (rows, random) => replaced(rows, pick(rows, random), () => ({ detail: { fields: [] } })),
  'a field moved into its neighbour': (rows, random) =>
    replaced(rows, pick(rows, random), ({ target_id }) => ({
      target_type: target_id,
      target_id: 'articles',
    })),
  'another hash': (rows, random) => replaced(rows, pick(rows, random), () => ({ hash: 'a'.repeat(64) })),
  'changed and hashed anew alone': (rows, random) => {
    const at = pick(rows.slice(0, -1), random)
    const before = rows[at - 1]?.hash ?? genesis
    return replaced(rows, at, (row) => {
      const changed = { ...row, action: 'nothing' }
      return { ...changed, hash: chainedHash(before, row.seq, changed) }
    })
  },
  deleted: (rows, random) => rows.toSpliced(pick(rows, random), 1),
  'deleted and closed up': (rows, random) =>
    rows.toSpliced(pick(rows.slice(0, -1), random), 1).map((row, index) => ({ ...row, seq: index + 1 })),
  'two in another order': (rows, random) => {
    const at = pick(rows.slice(0, -1), random)
    const [one, other] = [rows[at], rows[at + 1]]
    if (!one || !other) return []
    return rows.toSpliced(at, 2, { ...other, seq: one.seq }, { ...one, seq: other.seq })
  },
  'an entry of another tenant': (rows, random) => {
    const at = pick(rows, random)
    return replaced(rows, at, () => makeChain(rows.length, 'theirs')[at] ?? {})
  },
  'one added behind the head': (rows) => [...rows, ...chained([entry('ours', 99)], rows.at(-1))],
  'one added with a made-up hash': (rows) => [
    ...rows,
    { ...entry('ours', 99), seq: rows.length + 1, hash: 'b' },
  ],
  'the last ones cut off': (rows, random) => rows.slice(0, pick(rows, random)),
}

test('10,000 random edits, deletions, reorderings, additions and truncations are all found', async () => {
  const random = seededRandom(20_261_121).next
  const rows = makeChain(16)
  const ways = Object.entries(tamperings)
  const unseen: string[] = []
  for (let round = 0; round < 10_000; round++) {
    const [name, tamper] = ways[Math.floor(random() * ways.length)] ?? ['', () => []]
    const { intact, broken_at } = await verify(tamper(rows, random), rows.at(-1))
    if (intact || broken_at === null) unseen.push(name)
  }
  expect(unseen).toEqual([])
})

test('a chain that was cut off or written anew together with its head is found by an anchor, and only by it', async () => {
  const rows = makeChain(16)
  const anchors = [rows[4], rows[11]].flatMap((row) => (row ? [{ seq: row.seq, hash: row.hash }] : []))
  for (let length = 0; length < 12; length++) {
    const cut = rows.slice(0, length)
    expect(await verify(cut, cut.at(-1))).toMatchObject({ intact: true })
    const fault = { intact: false, fault: 'cut_off', broken_at: length + 1 }
    expect(await verify(cut, cut.at(-1), anchors)).toMatchObject(fault)
    const rest = Array.from({ length: 16 - length }, (_, index) => entry('ours', 500 + index))
    const anew = [...cut, ...chained(rest, cut.at(-1))]
    expect(await verify(anew, anew.at(-1))).toMatchObject({ intact: true })
    const { intact, fault: found } = await verify(anew, anew.at(-1), anchors)
    expect([intact, found]).toEqual([false, 'not_as_anchored'])
  }
  expect(await verify(rows, rows.at(-1), anchors)).toMatchObject({ intact: true })
})

test('what is appended while the chain is walked is walked as well', async () => {
  const rows = makeChain(9)
  let shown = 3
  const chain = {
    after: async (seq: number) => rows.slice(seq, shown),
    cut: whole,
    head: async () => {
      shown = Math.min(rows.length, shown + 2)
      const row = rows[shown - 1]
      return row && { seq: row.seq, hash: row.hash }
    },
  }
  expect(await verifyChain(chain)).toMatchObject({ intact: true, entries: 9 })
})
