/** An entry of the audit log, in short and in full. */
import type { AuditEntry } from '#wire'
import { tellAction } from './action-words.ts'

/** What was done, and for a super admin's look what was looked at. */
export function tellDeed({ action, detail }: AuditEntry): string {
  const route = action === 'view.read' && typeof detail.route === 'string' ? detail.route : null
  return route ? `${tellAction(action)}: ${tellAction(route)}` : tellAction(action)
}

/** "api key …9c1f02": enough to tell two apart. */
export function tellTarget({ type, id }: NonNullable<AuditEntry['target']>): string {
  const name = type.replaceAll('-', ' ').replace(/s$/, '')
  return id.length > longestShown ? `${name} …${id.slice(-6)}` : `${name} ${id}`
}

const longestShown = 24

/** Everything that is kept of an entry, name by name. */
export function factsOf(entry: AuditEntry): [string, string][] {
  const { at, action, target, actor, detail, request_id, hash } = entry
  const known: [string, string | null][] = [
    ['When', new Date(at).toLocaleString()],
    ['Action', action],
    ['Target', target && `${target.type} ${target.id}`],
    ['Who', actor.id && `${actor.kind} ${actor.id}`],
    ...Object.entries(detail).map(([name, value]): [string, string] => [capital(name), tell(value)]),
    ['Request', request_id],
    ['Hash', hash],
  ]
  return known.filter((pair): pair is [string, string] => Boolean(pair[1]))
}

function tell(value: unknown): string {
  if (Array.isArray(value)) return value.map(tell).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function capital(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
