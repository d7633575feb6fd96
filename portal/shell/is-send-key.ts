/** Enter sends what is written, Shift and Enter make a new line; an Enter that ends a composition does neither. */

/** Safari ends a composition before it tells of the key, and gives that one this number. */
const composingKey = 229

export function isSendKey({ key, shiftKey, isComposing, keyCode }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !isComposing && keyCode !== composingKey
}
