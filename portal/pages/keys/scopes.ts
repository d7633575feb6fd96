/** What an API key may be allowed, in words. */

export const scopeOptions = [
  { value: 'chat:write', label: 'Ask the bot', about: 'Send messages of visitors and get answers.' },
  { value: 'articles:read', label: 'Read articles' },
  { value: 'articles:write', label: 'Change articles' },
  { value: 'conversations:read', label: 'Read conversations', about: 'Every word that visitors wrote.' },
  { value: 'conversations:write', label: 'Write in conversations', about: 'As the team.' },
  { value: 'leads:read', label: 'Read leads', about: 'Names, mail addresses and phone numbers.' },
  { value: 'config:read', label: 'Read settings', about: 'Also intents, hours and services.' },
  { value: 'config:write', label: 'Change settings', about: 'Also intents, hours and services.' },
] as const

/** "Everything", or what it is, as a list. */
export function tellScopes(scopes: readonly string[]): string {
  if (scopeOptions.every(({ value }) => scopes.includes(value))) return 'Everything'
  const known = scopeOptions.flatMap(({ value, label }) => (scopes.includes(value) ? label : []))
  const others = scopes.filter((scope) => !scopeOptions.some(({ value }) => value === scope))
  const [first = 'Nothing', ...rest] = [...known, ...others]
  return [first, ...rest.map((label) => label.charAt(0).toLowerCase() + label.slice(1))].join(', ')
}
