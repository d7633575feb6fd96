/** A path with those of its parameters that are there. */
export function withQuery(path: string, parameters: Record<string, string | undefined>): string {
  const filled = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const text = new URLSearchParams(filled).toString()
  return text ? `${path}?${text}` : path
}
