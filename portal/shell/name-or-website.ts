/** Tells a website from a name in the one field that takes either. */
export function nameOrWebsite(text: string): { businessName: string } | { website: string } {
  const trimmed = text.trim()
  if (/^https?:\/\//i.test(trimmed)) return { website: trimmed }
  // "bobs-hvac.com/about" is an address; "Bob & Sons Inc." and "St. Mary" are names.
  const isHost = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u.test(trimmed)
  return isHost ? { website: `https://${trimmed}` } : { businessName: trimmed }
}
