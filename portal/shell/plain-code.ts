/** A code as the server reads it, however it was typed or pasted. */
export function plainCode(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const digits = text.replace(/[\s-]/g, '')
  // Apps show their six digits in two groups.
  return /^\d{6}$/.test(digits) ? digits : text
}
