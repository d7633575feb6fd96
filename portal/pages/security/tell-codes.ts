/** The recovery codes as a text to keep: whose they are, since when, and what they are for. */
export function tellCodes(codes: readonly string[], email: string, madeAt: Date): string {
  const day = madeAt.toISOString().slice(0, 10)
  const head = [`Recovery codes of ${email} for Deskbell, made ${day}.`, 'Each is good once.']
  return `${[...head, '', ...codes].join('\n')}\n`
}
