/** Where the browser keeps the conversation, as the page wishes at the moment. */
import type { Storage } from '#sdk/realtime/visitor-store'
import type { BootOptions } from '#sdk/widget/options'

/** @param hasConsent whether the visitor has agreed: where that is required, nothing else is read or kept before */
export function browserStorage(options: () => Partial<BootOptions>, hasConsent: () => boolean): Storage {
  function kept() {
    const { storage = 'local' } = options()
    // Merely touching it throws where storage is forbidden.
    if (storage !== 'memory') return window[`${storage}Storage`]
  }
  const isFree = (key: string) => options().consent !== 'required' || key.endsWith(':consent') || hasConsent()
  return {
    getItem: (key) => (isFree(key) && kept()?.getItem(key)) || null,
    setItem: (key, value) => isFree(key) && kept()?.setItem(key, value),
    removeItem: (key) => kept()?.removeItem(key),
  }
}
