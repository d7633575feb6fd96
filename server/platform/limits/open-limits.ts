/** How much a visitor, key, tenant or address may do in a time. */
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RedisLink } from '../redis/open-redis.ts'

/** Points in a time, by name. `LIMITS` overrides single ones. */
export const builtInLimits = {
  /** Sign-ups per address. */
  signup: { points: 20, seconds: 60 },
  /** Log-ins per address. */
  login: { points: 10, seconds: 60 },
  /** Failed passwords of one account, after which it is locked for a while; each further one doubles the while. */
  lockout: { points: 10, seconds: 900 },
  /** The same for codes of the second factor. */
  second_factor: { points: 5, seconds: 900 },
  /** Mails with links that sign in or prove an address: asked for from one address, and for one account. */
  account_mails: { points: 20, seconds: 600 },
  account_mails_each: { points: 5, seconds: 3600 },
  /** Look-ups whether an e-mail is free, per address. */
  check_email: { points: 10, seconds: 60 },
  /** Invitations per business. */
  invitation: { points: 50, seconds: 3600 },
  /** Requests per API key. */
  api_key: { points: 100, seconds: 60 },
  /** Requests per signed-in member. */
  member: { points: 600, seconds: 60 },
  /** Requests to the API of one tenant, by all its members and keys. */
  tenant: { points: 3_000, seconds: 60 },
  /** Other requests per address. */
  address: { points: 600, seconds: 60 },
  /** Messages of one visitor: a burst, then a steady flow. */
  visitor_burst: { points: 20, seconds: 10 },
  visitor_flow: { points: 60, seconds: 60 },
  /** Messages of all visitors from one address to one tenant, and of all visitors of one tenant. */
  address_messages: { points: 300, seconds: 60 },
  tenant_messages: { points: 6_000, seconds: 60 },
  /** Files that one visitor uploads, and all visitors from one address to one tenant. */
  visitor_uploads: { points: 40, seconds: 600 },
  address_uploads: { points: 200, seconds: 600 },
  /** Files that one member, or one API key, uploads. */
  member_uploads: { points: 60, seconds: 600 },
  /** Megabytes of files that a tenant keeps (the time does not count). */
  tenant_files: { points: 1_000, seconds: 1 },
  /** Tokens that models may take a day: for one visitor, for all visitors of an address, for a tenant (that day is UTC's). */
  visitor_tokens: { points: 100_000, seconds: 86_400 },
  address_tokens: { points: 300_000, seconds: 86_400 },
  tenant_tokens: { points: 1_000_000, seconds: 86_400 },
  /** Other events of one visitor's sockets. */
  visitor_events: { points: 300, seconds: 60 },
  /** Conversations sent by mail: asked for by one visitor, to one mailbox, and from one tenant. */
  transcripts: { points: 3, seconds: 3600 },
  transcripts_each: { points: 5, seconds: 3600 },
  tenant_transcripts: { points: 200, seconds: 3600 },
  /** Socket connections per tenant and address: made in a time, and open at once (there the time does not count). */
  connections: { points: 120, seconds: 60 },
  open_connections: { points: 50, seconds: 1 },
} as const satisfies Record<string, { points: number; seconds: number }>

export type LimitName = keyof typeof builtInLimits
export type LimitOverrides = Partial<Record<LimitName, { points: number; seconds: number }>>

export interface LimitState {
  name: LimitName
  allowed: boolean
  limit: number
  windowSeconds: number
  remaining: number
  resetMs: number
}

export interface Limits {
  /** The points of a limit, for what is counted elsewhere. */
  pointsOf(name: LimitName): number
  /** The time of a limit in seconds, for the same. */
  secondsOf(name: LimitName): number
  /**
   * Takes points of `key`; never throws for an exhausted limit.
   * @param points default 1
   * @param perMinute a limit of the key's own, where it is lower
   */
  take(name: LimitName, key: string, points?: number, perMinute?: number): Promise<LimitState>
  /** Gives points back that were taken and not used. */
  giveBack(name: LimitName, key: string, points: number): Promise<void>
}

/** @param redis counts for all instances together; while it is away each counts by itself */
export function openLimits(overrides: LimitOverrides = {}, redis?: RedisLink): Limits {
  const limiters = new Map<LimitName, RateLimiterMemory | RateLimiterRedis>()
  const limiter = (name: LimitName) => {
    const known = limiters.get(name)
    if (known) return known
    const { points, seconds } = overrides[name] ?? builtInLimits[name]
    const alone = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
    const made = redis ? shared(redis, alone) : alone
    limiters.set(name, made)
    return made
  }
  return {
    giveBack: async (name, key, points) => {
      if (points > 0) await limiter(name).reward(key, points)
    },
    pointsOf: (name) => (overrides[name] ?? builtInLimits[name]).points,
    secondsOf: (name) => (overrides[name] ?? builtInLimits[name]).seconds,
    take: async (name, key, points = 1, perMinute = Number.POSITIVE_INFINITY) => {
      const counter = limiter(name)
      const limit = Math.min(counter.points, Math.ceil((perMinute * counter.duration) / 60))
      const taken = await counter.consume(key, points).then(
        (result) => ({ allowed: true, result }),
        (result: unknown) => ({ allowed: false, result }),
      )
      if (!(taken.result instanceof RateLimiterRes)) throw taken.result
      return {
        name,
        allowed: taken.allowed && taken.result.consumedPoints <= limit,
        limit,
        windowSeconds: counter.duration,
        remaining: Math.max(0, limit - taken.result.consumedPoints),
        resetMs: taken.result.msBeforeNext,
      }
    },
  }
}

function shared({ commands, prefix }: RedisLink, alone: RateLimiterMemory): RateLimiterRedis {
  const { keyPrefix, points, duration } = alone
  return new RateLimiterRedis({
    storeClient: commands,
    keyPrefix: `${prefix}limit:${keyPrefix}`,
    points,
    duration,
    insuranceLimiter: alone,
    rejectIfRedisNotReady: true,
  })
}
