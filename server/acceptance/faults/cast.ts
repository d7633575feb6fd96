/** Who takes part in a run: two businesses, their visitors, and the clients that these have, each behind its own proxy; a member of each looks on. */

import type { Storage } from '../../../sdk/src/realtime/visitor-store.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import { signUp, type TestBusiness } from '../test-business.ts'
import type { ClientPlace, FaultClient } from './fault-client.ts'
import { observeSockets } from './observe-sockets.ts'
import { openRawClient } from './raw-client.ts'
import type { Recorder } from './recorder.ts'
import { memoryStorage, openSdkClient } from './sdk-client.ts'
import { openWatcher, type Watcher } from './watcher.ts'

export interface Actor {
  client: FaultClient
  proxy: TcpProxy
}

export interface Cast {
  tenantIds: string[]
  actors: Actor[]
  watchers: Watcher[]
  /** The port of the process that a page talks to. */
  homeOf(page: string): number
  /** A visitor who was never there before comes to the first business. */
  guest(): Promise<void>
  close(): Promise<void>
}

const patienceMs = 20_000

/** @param ports of the processes; clients are spread over them */
export async function openCast(ports: readonly [number, ...number[]], recorder: Recorder): Promise<Cast> {
  const proxies = new Map<number, { page: () => string; origin: string }>()
  const unwatch = observeSockets((at) => {
    const found = proxies.get(at)
    if (!found) return undefined
    const page = found.page()
    return { origin: found.origin, note: (connection, deed) => recorder.note(page, connection, deed) }
  })
  const url = `http://127.0.0.1:${ports[0]}`
  const shops = await Promise.all([openShop(url, 'Garage North'), openShop(url, 'Garage South')])
  const actors: Actor[] = []
  const byPage = new Map<string, TcpProxy>()
  const nextPort = () => ports[actors.length % ports.length] ?? ports[0]
  const add = async (shop: Shop, name: string, open: OpenClient, person = name) => {
    const proxy = await openTcpProxy(nextPort())
    let page = name
    proxies.set(proxy.port, { page: () => page, origin: shop.website.origin })
    const turnPage = (next: string) => {
      page = next
      byPage.set(page, proxy)
    }
    const actor = { client: open(placeOf({ shop, name, person, proxy, recorder, turnPage })), proxy }
    actors.push(actor)
    return actor
  }
  await addVisitors(shops, add, recorder, actors)
  // Each at another process than most visitors of its business came to first.
  const watchers = shops.map((shop, at) => openWatcher(shop, ports.at(-1 - at) ?? ports[0], recorder))
  let guests = 0
  return {
    tenantIds: shops.map(({ id }) => id),
    actors,
    watchers,
    homeOf: (page) => byPage.get(page)?.target ?? 0,
    async guest() {
      guests += 1
      await add(shops[0], `guest${guests}`, withSdk(memoryStorage()))
    },
    async close() {
      for (const { client } of actors) client.close()
      for (const watcher of watchers) watcher.close()
      unwatch()
      await Promise.all(actors.map(({ proxy }) => proxy.close()))
    },
  }
}

type Shop = TestBusiness
type OpenClient = (place: ClientPlace) => FaultClient
type Add = (shop: Shop, name: string, open: OpenClient, person?: string) => Promise<Actor>

async function addVisitors(
  [first, second]: readonly [Shop, Shop],
  add: Add,
  recorder: Recorder,
  actors: readonly Actor[],
): Promise<void> {
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
}

function withSdk(storage: Storage): OpenClient {
  return (place) => openSdkClient(place, storage)
}

async function firstWords(actors: readonly Actor[], recorder: Recorder): Promise<void> {
  for (const { client } of actors) client.say()
  const isSettled = () => actors.every(({ client }) => client.isOnline() && client.unsent() === 0)
  if (await recorder.until(isSettled, patienceMs)) return
  throw new Error(`a visitor never got a first word in: ${JSON.stringify(recorder.entries.slice(-10))}`)
}

async function openShop(url: string, name: string): Promise<Shop> {
  const shop = await signUp(url, name)
  await shop.writesArticle('Do you change tyres?', 'We change tyres on weekdays, a set takes an hour.')
  return shop
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
