/** Settings of a Postgres server with which it acknowledges what a crash can take away. */

/** The names of those that are off, or null; an SQL expression. */
export const laxSettings = `(
  select string_agg(name, ', ' order by name)
  from unnest(array['fsync', 'full_page_writes', 'synchronous_commit']) as name
  where current_setting(name) = 'off'
)`

export function laxWarning(names: string): string {
  return `Postgres runs with ${names} off: messages that were acknowledged can be lost when it crashes. Switch it on.`
}
