/** What one visitor's browser remembers; only in memory until the visitor has said something. */

/** The part of `localStorage` that is used. */
export interface Storage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const names = ['visitor', 'conversation', 'outbox', 'draft', 'teaser', 'muted', 'prechat', 'consent'] as const
export type StoredName = (typeof names)[number]

export interface VisitorStore {
  read(name: StoredName): string | null
  /** `null` forgets. */
  write(name: StoredName, value: string | null): void
  /** As JSON; an empty list is forgotten. */
  writeList(name: StoredName, list: readonly object[]): void
  /** Called at the first send: from now on, and for what is known already, the storage is used. */
  persist(): void
  /** Forgets everything; what follows stays in memory again. */
  clear(): void
}

/** @param prefix keeps several bots on one page apart. */
export function createVisitorStore(storage: Storage | undefined, prefix: string): VisitorStore {
  const memory = new Map<StoredName, string>()
  let persistent = false

  const store: VisitorStore = {
    read(name) {
      const stored = quietly(() => storage?.getItem(prefix + name)) ?? null
      // Another tab has spoken as this visitor: what it stored is ours too.
      if (stored !== null) persistent = true
      return stored ?? memory.get(name) ?? null
    },
    write(name, value) {
      if (value === null) memory.delete(name)
      else memory.set(name, value)
      if (persistent) save(storage, prefix + name, value)
    },
    writeList: (name, list) => store.write(name, list.length > 0 ? JSON.stringify(list, asItIs) : null),
    clear() {
      for (const name of names) store.write(name, null)
      persistent = false
    },
    persist() {
      if (persistent) return
      persistent = true
      for (const [name, value] of memory) save(storage, prefix + name, value)
    },
  }
  return store
}

function save(storage: Storage | undefined, key: string, value: string | null) {
  quietly(() => (value === null ? storage?.removeItem(key) : storage?.setItem(key, value)))
}

/** A full or forbidden storage throws; the memory copy then has to do. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Old libraries give arrays and strings a `toJSON` of their own; what a replacer returns is written without asking it. */
function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key]
}
