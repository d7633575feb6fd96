/**
 * Joins the live buses of several instances through Redis: what one instance publishes the others hear, when they follow
 * its tenant. An event may be lost; whoever listens must be able to do without (see the heads that sockets compare).
 */
import type { Log } from '../../log.ts'
import type { RedisLink } from '../redis/open-redis.ts'
import type { TenantId } from '../tenancy/tenant-db.ts'
import type { LiveBus, LiveEvent } from './live-bus.ts'

/** Tenants come and go with every page view; a channel outlives the last listener by this. */
const lingerMs = 30_000
/** Bytes that wait for a Redis that does not read. Beyond them events are dropped. */
const mostWaiting = 4 * 1024 * 1024

interface Follower {
  count: number
  leaving: NodeJS.Timeout | undefined
}

export function shareLiveBus(local: LiveBus, redis: RedisLink, log: Log): LiveBus {
  const instance = crypto.randomUUID()
  const followers = new Map<TenantId, Follower>()
  const lead = `${redis.prefix}live:`
  const channelOf = (tenantId: TenantId) => lead + tenantId

  const subscribe = (...tenants: TenantId[]) => {
    if (tenants.length === 0 || redis.subscriber.status !== 'ready') return
    redis.subscriber.subscribe(...tenants.map(channelOf)).catch((error: unknown) => {
      log.warn({ err: error }, 'following a tenant failed')
      // It subscribes to everything anew when it is back.
      redis.subscriber.disconnect(true)
    })
  }
  const leave = (tenantId: TenantId) => {
    followers.delete(tenantId)
    redis.subscriber.unsubscribe(channelOf(tenantId)).catch(() => {})
  }
  redis.subscriber.on('ready', () => subscribe(...followers.keys()))
  redis.subscriber.on('message', (channel: string, text: string) => {
    const heard = parse(text)
    // What claims to be of another tenant than its channel's is not passed on.
    if (!heard || heard.from === instance || channelOf(heard.event.tenantId) !== channel) return
    local.tellHere(heard.event)
  })
  return {
    ...local,
    publish: (event) => {
      local.tellHere(event)
      const { commands } = redis
      if (commands.status !== 'ready' || commands.stream.writableLength > mostWaiting) return
      commands.publish(channelOf(event.tenantId), JSON.stringify({ from: instance, event })).catch(() => {})
    },
    follow: (tenantId) => {
      const follower = followers.get(tenantId) ?? { count: 0, leaving: undefined }
      clearTimeout(follower.leaving)
      follower.count += 1
      if (!followers.has(tenantId)) {
        followers.set(tenantId, follower)
        subscribe(tenantId)
      }
      return () => {
        follower.count -= 1
        if (follower.count === 0) follower.leaving = setTimeout(leave, lingerMs, tenantId).unref()
      }
    },
    followed: () => [...followers.keys()],
  }
}

function parse(text: string): { from: string; event: LiveEvent } | null {
  try {
    const heard = JSON.parse(text)
    return typeof heard?.event?.tenantId === 'string' ? heard : null
  } catch {
    return null
  }
}
