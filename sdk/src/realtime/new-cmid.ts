/**
 * Makes client message ids: 128 random bits, made before a message is first shown. `crypto.randomUUID` is missing on
 * pages without HTTPS.
 */
export function newCmid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
