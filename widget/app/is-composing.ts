/** Whether an input method is at work: then the key takes or drops its suggestion, and is not for us. */

/** Safari ends the composition before it tells of the key, and gives that one the number 229. */
const NO_KEY = 229

export function isComposing({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === NO_KEY
}
