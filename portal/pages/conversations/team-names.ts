/** What the members are called, for who answers where. */
import { signal } from '@preact/signals'
import { fetchAll } from '../../api/fetch-all.ts'
import { client } from '../../api/session.ts'

const names = signal<ReadonlyMap<string, string>>(new Map())

/** Asked for again with each visit of the page; without an answer members are called a colleague. */
export async function loadTeamNames(): Promise<void> {
  const members = await fetchAll((cursor) =>
    client.call('listMembers', { query: { limit: 200, ...(cursor && { cursor }) } }),
  ).catch(() => [])
  if (members.length > 0) names.value = new Map(members.map((one) => [one.id, one.name?.trim() || one.email]))
}

export function memberName(id: string): string {
  return names.value.get(id) ?? 'A colleague'
}
