/** Names statements that come again, so that the database parses and plans them once a connection. */
import { createHash } from 'node:crypto'

/** Statements differ by their lists of values too; beyond this many, further ones go unnamed. */
const limit = 400
const names = new Map<string, string | null>()

/** The name to prepare the statement under; undefined on its first use, when it may be the last. */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql)
  if (known) return known
  if (known === undefined) {
    if (names.size < limit) names.set(sql, null)
    return undefined
  }
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 24)
  names.set(sql, name)
  return name
}
