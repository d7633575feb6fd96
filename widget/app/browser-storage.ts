/** Where the browser keeps the conversation, as the page wishes at the moment. */
import type { Storage } from '#sdk/realtime/visitor-store'
import type { BootOptions } from '#sdk/widget/options'

export function browserStorage(options: () => Partial<BootOptions>): Storage {
  function kept() {
    const { storage = 'local' } = options()
    // Merely touching it throws where storage is forbidden.
    if (storage !== 'memory') return window[`${storage}Storage`]
  }
  return {
    getItem: (key) => kept()?.getItem(key) ?? null,
    setItem: (key, value) => kept()?.setItem(key, value),
    removeItem: (key) => kept()?.removeItem(key),
  }
}
