/** Plants queries of foreign tables in a small house and expects each to be named. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ownerOf } from '../rooms.mjs'
import { checkTables } from './check-tables.mjs'

let house = ''
const plant = (file, text) => {
  mkdirSync(dirname(join(house, file)), { recursive: true })
  writeFileSync(join(house, file), text)
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'deskbell-house-'))
  const tables = Object.keys(ownerOf).filter((table) => table !== 'migrations')
  plant('migrations/0001-all.sql', tables.map((table) => `create table ${table} (id int);`).join('\n'))
})

afterEach(() => rmSync(house, { recursive: true }))

test('a room may use its own tables, and words that are no tables mean nothing', () => {
  plant(
    'server/brain/bots/bots.ts',
    "db.select('bots').innerJoin('bot_versions as v', 'a', 'b')\nhash.update('text')\n",
  )
  expect(checkTables(house)).toEqual({ queries: 2, faults: [] })
})

test.each([
  ["db.select('articles')"],
  ["db\n  .insert(\n    'articles', row)"],
  ["db.update('articles')"],
  ["db.delete('articles')"],
  ["kysely.selectFrom(['articles as a', 'bots'])"],
  ["kysely.insertInto('articles')"],
  ["kysely.updateTable('articles')"],
  ["kysely.deleteFrom('articles')"],
  ["db.select('bots').leftJoin('articles', 'a', 'b')"],
])('finds %s in a room that does not own it', (code) => {
  plant('server/brain/bots/x.ts', `${code}\n`)
  expect(checkTables(house).faults).toEqual([
    expect.stringMatching(/^server\/brain\/bots\/x\.ts:[12] uses articles, which brain\/knowledge owns$/),
  ])
})

test('the directory reads across rooms, other files of its room do not', () => {
  plant('server/platform/tenancy/account-directory.ts', "db.selectFrom('users')\n")
  plant('server/platform/tenancy/x.ts', "db.selectFrom('users')\n")
  expect(checkTables(house).faults).toEqual([
    'server/platform/tenancy/x.ts:1 uses users, which business/accounts owns',
  ])
})

test('a table without an owner and an owner without a table are faults', () => {
  plant('migrations/0002-more.sql', 'create table if not exists parrots (id int);')
  rmSync(join(house, 'migrations/0001-all.sql'))
  const { faults } = checkTables(house)
  expect(faults).toContain('rooms.mjs: parrots has no owner')
  expect(faults).toContain('rooms.mjs: no migration makes bots')
})
