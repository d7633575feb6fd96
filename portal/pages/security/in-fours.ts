/** A long key in groups of four, as people read and type it. */
export function inFours(key: string): string {
  return key.replace(/.{4}(?=.)/g, '$& ')
}
