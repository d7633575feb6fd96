/** Who takes part in a run: two businesses, their visitors, and the clients that these have, each behind its own proxy. */

import type { Storage } from '../../../sdk/src/realtime/visitor-store.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import { signUp } from '../test-business.ts'
import type { ClientPlace, FaultClient } from './fault-client.ts'
import { observeSockets } from './observe-sockets.ts'
import { openRawClient } from './raw-client.ts'
import type { Recorder } from './recorder.ts'
import { memoryStorage, openSdkClient } from './sdk-client.ts'

export interface Actor {
  client: FaultClient
  proxy: TcpProxy
}

export interface Cast {
  tenantIds: string[]
  actors: Actor[]
  /** A visitor who was never there before comes to the first business. */
  guest(): Promise<void>
  close(): Promise<void>
}

const patienceMs = 20_000

/** @param port of the process that all clients talk to */
export async function openCast(port: number, recorder: Recorder): Promise<Cast> {
  const proxies = new Map<number, { page: () => string; origin: string }>()
  const unwatch = observeSockets((at) => {
    const found = proxies.get(at)
    if (!found) return undefined
    const page = found.page()
    return { origin: found.origin, note: (connection, deed) => recorder.note(page, connection, deed) }
  })
  const url = `http://127.0.0.1:${port}`
  const shops = await Promise.all([openShop(url, 'Garage North'), openShop(url, 'Garage South')])
  const actors: Actor[] = []
  const add = async (shop: Shop, name: string, open: OpenClient, person = name) => {
    const proxy = await openTcpProxy(port)
    let page = name
    proxies.set(proxy.port, { page: () => page, origin: shop.origin })
    const turnPage = (next: string) => {
      page = next
    }
    const actor = { client: open(placeOf({ shop, name, person, proxy, recorder, turnPage })), proxy }
    actors.push(actor)
    return actor
  }
  const [first, second] = shops
  const withSdk =
    (storage: Storage): OpenClient =>
    (place) =>
      openSdkClient(place, storage)
  const annas = memoryStorage()
  await add(first, 'anna', withSdk(annas))
  await add(first, 'ben', withSdk(memoryStorage()))
  await add(first, 'carl', openRawClient)
  await add(second, 'dora', withSdk(memoryStorage()))
  await add(second, 'emil', openRawClient)
  await firstWords(actors, recorder)
  // Only now: the second tab becomes the visitor that the first one is.
  const tab = await add(first, 'anna-tab', withSdk(annas), 'anna')
  await firstWords([tab], recorder)
  let guests = 0
  return {
    tenantIds: shops.map(({ id }) => id),
    actors,
    async guest() {
      guests += 1
      await add(first, `guest${guests}`, withSdk(memoryStorage()))
    },
    async close() {
      for (const { client } of actors) client.close()
      unwatch()
      await Promise.all(actors.map(({ proxy }) => proxy.close()))
    },
  }
}

type OpenClient = (place: ClientPlace) => FaultClient

async function firstWords(actors: readonly Actor[], recorder: Recorder): Promise<void> {
  for (const { client } of actors) client.say()
  const isSettled = () => actors.every(({ client }) => client.isOnline() && client.unsent() === 0)
  if (await recorder.until(isSettled, patienceMs)) return
  throw new Error(`a visitor never got a first word in: ${JSON.stringify(recorder.entries.slice(-10))}`)
}

interface Shop {
  id: string
  origin: string
  accountToken: string
}

async function openShop(url: string, name: string): Promise<Shop> {
  const shop = await signUp(url, name)
  await shop.writesArticle('Do you change tyres?', 'We change tyres on weekdays, a set takes an hour.')
  return { id: shop.id, origin: shop.website.origin, accountToken: shop.accountToken }
}

interface Role {
  shop: Shop
  name: string
  person: string
  proxy: TcpProxy
  recorder: Recorder
  turnPage(name: string): void
}

function placeOf({ shop, name, person, proxy, recorder, turnPage }: Role): ClientPlace {
  let said = 0
  let pages = 0
  return {
    name,
    url: `http://127.0.0.1:${proxy.port}`,
    accountToken: shop.accountToken,
    nextText: () => {
      said += 1
      return `Do you change tyres? (${name} ${said})`
    },
    openPage: () => {
      pages += 1
      const page = `${name}#${pages}`
      turnPage(page)
      recorder.pages[page] = { person: `${shop.id}/${person}`, open: true }
      return {
        shown: (message) => recorder.note(page, 0, { kind: 'shown', message }),
        cleared: () => recorder.note(page, 0, { kind: 'cleared' }),
        closed: () => {
          const own = recorder.pages[page]
          if (own) own.open = false
        },
      }
    },
  }
}
