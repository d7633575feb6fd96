/** The processes of a run: one on the embedded store, or several on one Postgres, each with a link to it of its own. */
import type { StoreOptions } from '../../platform/store/open-store.ts'
import type { TestRedis } from '../start-redis.ts'
import { openTcpProxy, type TcpProxy } from '../tcp-proxy.ts'
import { type Instance, openInstance } from './instance.ts'

export interface Host extends Instance {
  /** Between it and its database; null where nobody else uses that. */
  link: TcpProxy | null
}

export interface FleetOptions {
  place: StoreOptions
  modelUrl: string
  /** Between several of them; without it there is one. */
  redis: TestRedis | undefined
  /** Folder of the product that runs. @default this one */
  root: string | undefined
}

export interface Fleet {
  hosts: [Host, ...Host[]]
  close(): Promise<void>
}

const secret = 'a root key for fault runs only and long enough to be one'

/** @returns processes that are not started yet */
export async function openFleet({ place, modelUrl, redis, root }: FleetOptions): Promise<Fleet> {
  const common = variables(place, modelUrl)
  if (!redis) {
    const host = { ...openInstance(common, root), link: null }
    return { hosts: [host], close: host.kill }
  }
  const { databaseUrl } = place
  if (!databaseUrl) throw new Error('several instances need a Postgres')
  const open = async (name: string): Promise<Host> => {
    const link = await openTcpProxy(Number(new URL(databaseUrl).port))
    const own = {
      DATABASE_URL: link.through(databaseUrl),
      DATA_DIR: `${place.dataDir}-${name}`,
      REDIS_URL: redis.url,
    }
    return { ...openInstance({ ...common, ...own }, root), link }
  }
  const hosts: [Host, Host] = [await open('one'), await open('two')]
  return {
    hosts,
    close: async () => {
      await Promise.all(hosts.map(({ kill }) => kill()))
      await Promise.all(hosts.map(({ link }) => link?.close()))
    },
  }
}

/** Where clients come from and how often they do is not what is tested here. */
const counted = [
  'signup',
  'login',
  'address',
  'member',
  'visitor_burst',
  'visitor_flow',
  'visitor_events',
  'connections',
  'open_connections',
  'tenant',
  'address_messages',
  'tenant_messages',
  'visitor_tokens',
  'address_tokens',
  'tenant_tokens',
]
const plenty = Object.fromEntries(counted.map((name) => [name, { points: 1_000_000, seconds: 60 }]))

function variables(place: StoreOptions, modelUrl: string): Record<string, string | undefined> {
  return {
    HOST: '127.0.0.1',
    NODE_ENV: 'test',
    DEMO: 'off',
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    DATABASE_MIGRATE_URL: place.migrateUrl,
    SECRET_KEY: secret,
    LIMITS: JSON.stringify(plenty),
    LOG_LEVEL: 'warn',
    OPENAI_BASE_URL: modelUrl,
    OPENAI_MODEL: 'slow',
  }
}
