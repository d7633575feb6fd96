/** Looks at a Redis once, for the doctor. */
import { Redis } from 'ioredis'

/** @throws when it does not answer within three seconds */
export async function examineRedis(url: string): Promise<{ version: string }> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 3_000,
    retryStrategy: () => null,
  })
  // What matters is thrown by `connect`.
  redis.on('error', () => {})
  try {
    await redis.connect()
    const info = await redis.info('server')
    return { version: /redis_version:(\S+)/.exec(info)?.[1] ?? 'of an unknown version' }
  } finally {
    redis.disconnect()
  }
}
