/** A visitor's page with the product's own realtime client, as the widget uses it, on a storage that outlives the page. */
import { connectVisitor } from '../../../sdk/src/realtime/connect-visitor.ts'
import { newCmid } from '../../../sdk/src/realtime/new-cmid.ts'
import type { OutboxEntry } from '../../../sdk/src/realtime/outbox.ts'
import { createVisitorStore, type Storage } from '../../../sdk/src/realtime/visitor-store.ts'
import type { ClientPlace, FaultClient } from './fault-client.ts'

/** @param storage the browser's; tabs of one visitor share it */
export function openSdkClient(place: ClientPlace, storage: Storage): FaultClient {
  let page = openPage(place, storage)
  return {
    name: place.name,
    say: () => page.connection.send(place.nextText(), newCmid()),
    unsent: () => page.unsent(),
    isOnline: () => page.isOnline(),
    wake: () => page.connection.wake(),
    reload() {
      page.close()
      page = openPage(place, storage)
    },
    close: () => page.close(),
  }
}

/** A browser's storage. */
export function memoryStorage(): Storage {
  const values = new Map<string, string>()
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}

function openPage(place: ClientPlace, storage: Storage) {
  const notes = place.openPage()
  let outbox: readonly OutboxEntry[] = []
  let online = false
  const connection = connectVisitor({
    url: place.url,
    accountToken: place.accountToken,
    store: createVisitorStore(storage, 'deskbell:'),
    on: {
      message: notes.shown,
      reset: notes.cleared,
      outbox: (entries) => {
        outbox = entries
      },
      state: (state) => {
        online = state === 'online'
      },
    },
  })
  return {
    connection,
    unsent: () => outbox.filter(({ state }) => state === 'sending').length,
    isOnline: () => online,
    close() {
      connection.close()
      notes.closed()
    },
  }
}
