/** Whether a key press is Ctrl+E or ⌘E, which leads to the test page from everywhere. */
export function isTestKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'e' && (ctrlKey || metaKey) && !shiftKey && !altKey
}
