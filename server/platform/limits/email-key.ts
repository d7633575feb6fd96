/** The key under which limits count an e-mail address: spellings that may reach the same box count as one. */

/**
 * Without case, white space and `+tag`. Dots stay: to most servers they tell two boxes apart. Nothing is looked up or
 * sent by this key.
 */
export function emailKey(address: string): string {
  const plain = address.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const box = plain.slice(0, at).replace(/\+.*$/s, '')
  return at < 1 || box === '' ? plain : `${box}${plain.slice(at)}`
}
