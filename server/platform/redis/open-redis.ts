/**
 * Redis, where several instances serve one database: it carries live events and counts limits. It may be away at any
 * time: nothing that lasts is in it, and nobody waits for it long.
 */
import { Redis } from 'ioredis'
import type { Log } from '../../log.ts'

export interface RedisLink {
  /** Rejects at once while Redis is away, and after half a second when it is slow. */
  commands: Redis
  /** Only listens. */
  subscriber: Redis
  /** Leads every key and channel: installations may share a Redis. */
  prefix: string
  close(): void
}

const commandTimeoutMs = 500
const connectTimeoutMs = 3_000
const longestPauseMs = 2_000
/** How soon a connection that is open and says nothing is found out. */
const pingMs = 4_000

/** @param installation tells installations apart that share a Redis */
export function openRedis(url: string, installation: string, log: Log): RedisLink {
  const commands = connect(url, 'commands', log)
  const subscriber = connect(url, 'subscriber', log)
  const watch = setInterval(() => {
    for (const connection of [commands, subscriber]) reconnectWhenSilent(connection)
  }, pingMs)
  watch.unref()
  return {
    commands,
    subscriber,
    prefix: `deskbell:${installation}:`,
    close: () => {
      clearInterval(watch)
      commands.disconnect()
      subscriber.disconnect()
    },
  }
}

function connect(url: string, connectionName: string, log: Log): Redis {
  const redis = new Redis(url, {
    connectionName: `deskbell ${connectionName}`,
    enableOfflineQueue: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectTimeoutMs,
    commandTimeout: commandTimeoutMs,
    retryStrategy: (times) => Math.random() * Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 10)),
  })
  let isTold = false
  redis.on('error', (error) => {
    if (!isTold)
      log.warn({ err: error }, `Redis is away (${connectionName}); this instance goes on by itself`)
    isTold = true
  })
  redis.on('ready', () => {
    if (isTold) log.info(`Redis is back (${connectionName})`)
    isTold = false
  })
  return redis
}

function reconnectWhenSilent(connection: Redis): void {
  if (connection.status !== 'ready') return
  connection.ping().catch(() => connection.disconnect(true))
}
