/** Checks that every table is read and written by the room that owns it (rooms.mjs): `node scripts/check-tables.mjs`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as law from '../rooms.mjs'
import { sourceFiles } from './source-files.mjs'

const { ownerOf, mayRead = {} } = law
const reading = 'select|selectFrom|(?:inner|left|right|full)Join'
const writing = 'insert|update|delete|insertInto|updateTable|deleteFrom|mergeInto|using'
/** A query of a TenantDb or of Kysely. Words that are no tables (a Map's `delete`, a name from `with`) do not count. */
const query = new RegExp(`\\.(?:(${reading})|${writing})\\(\\s*\\[?['"\`](\\w+)`, 'g')
/** The store proves its wall on any table; the directory is the closed list of look-ups across tenants and rooms. */
const readsAll = /^server\/platform\/(store\/|tenancy\/[^/]*directory\.ts$)/

/**
 * @param {string} root folder of the house
 * @returns {{ queries: number, faults: string[] }}
 */
export function checkTables(root) {
  const files = sourceFiles(root, 'server').filter(isRoomSource)
  const uses = files.flatMap((file) => tablesIn(file, readFileSync(join(root, file), 'utf8')))
  const foreign = uses
    .filter((use) => !isAllowed(use))
    .map(({ file, line, table }) => `${file}:${line} uses ${table}, which ${ownerOf[table]} owns`)
  return { queries: uses.length, faults: [...foreign, ...unlisted(root)] }
}

function isRoomSource(file) {
  return /^server\/(platform|brain|business|channels|api)\/.*(?<!\.test)\.ts$/.test(file)
}

function tablesIn(file, text) {
  return [...text.matchAll(query)]
    .filter(([, , table]) => table in ownerOf)
    .map((match) => {
      const line = text.slice(0, match.index).split('\n').length
      return { file, line, table: match[2], isRead: match[1] !== undefined }
    })
}

function isAllowed({ file, table, isRead }) {
  const [, room] = /^server\/([^/]+\/[^/]+)\//.exec(file) ?? []
  return readsAll.test(file) || room === ownerOf[table] || (isRead && mayRead[room]?.includes(table))
}

/** Tables that migrations make and nobody owns, and owners of tables that nobody makes. */
function unlisted(root) {
  const sql = sourceFiles(root, 'migrations').map((file) => readFileSync(join(root, file), 'utf8'))
  const made = new Set(['migrations'])
  for (const [, table] of sql.join('\n').matchAll(/^\s*create table (?:if not exists )?(\w+)/gim))
    made.add(table)
  return [
    ...[...made].filter((table) => !(table in ownerOf)).map((table) => `rooms.mjs: ${table} has no owner`),
    ...Object.keys(ownerOf)
      .filter((table) => !made.has(table))
      .map((table) => `rooms.mjs: no migration makes ${table}`),
  ]
}

if (import.meta.main) {
  const { queries, faults } = checkTables(fileURLToPath(new URL('../', import.meta.url)))
  console.log([...faults, `${queries} queries`].join('\n'))
  process.exitCode = faults.length > 0 ? 1 : 0
}
