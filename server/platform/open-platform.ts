/** Builds what every room stands on. */
import { StartError } from '../errors.ts'
import type { Log } from '../log.ts'
import { type AuditBook, openAudit } from './audit/open-audit.ts'
import { type Egress, openEgress } from './egress/open-egress.ts'
import { countEvents } from './events/count-events.ts'
import { hearAgain, unheardEvent } from './events/hear-again.ts'
import { type LiveBus, openLiveBus } from './events/live-bus.ts'
import { type OutboxRelay, relayOutbox } from './events/relay-outbox.ts'
import { shareLiveBus } from './events/share-live-bus.ts'
import { type HttpServer, openHttp } from './http/open-http.ts'
import { openProxyNotice } from './http/proxy-notice.ts'
import { type JobRoom, openJobs } from './jobs/open-jobs.ts'
import { type LimitOverrides, type Limits, openLimits } from './limits/open-limits.ts'
import type { RedisLink } from './redis/open-redis.ts'
import { type DataKeys, openDataKeys } from './secrets/data-keys.ts'
import { generatedSecret, openSecrets, type Secrets } from './secrets/open-secrets.ts'
import { openVault, type Vault } from './secrets/vault.ts'
import { openSockets, type Sockets } from './sockets/open-sockets.ts'
import { newId } from './store/new-id.ts'
import { openFromTemplate } from './store/open-from-template.ts'
import type { Store } from './store/open-store.ts'
import { type Metrics, openMetrics } from './telemetry/open-metrics.ts'
import { type LoadWatch, watchLoad } from './telemetry/watch-load.ts'
import { type Directory, openDirectory } from './tenancy/directory.ts'
import { type OpenTenant, tenantOpener } from './tenancy/tenant-db.ts'

export interface PlatformOptions {
  trustProxy: number | string[] | false
  /** Address of this server as people reach it. */
  publicUrl?: string | undefined
  dataDir: string
  databaseUrl?: string | undefined
  migrateUrl?: string | undefined
  /** @default generated in the data directory */
  secretKeys?: readonly string[] | undefined
  limits: LimitOverrides
  /** `host:port` of addresses that tenants may set though they are private. */
  egressAllow: readonly string[]
  /** Where several instances serve the database. */
  redisUrl?: string | undefined
  /** The store, when somebody has begun to open it. @default opened here */
  opening?: Promise<Store> | undefined
}

export interface Platform {
  store: Store
  secrets: Secrets
  dataKeys: DataKeys
  /** Secrets at rest. */
  vault: Vault
  audit: AuditBook
  egress: Egress
  limits: Limits
  metrics: Metrics
  load: LoadWatch
  directory: Directory
  openTenant: OpenTenant
  bus: LiveBus
  /** Present when several instances may serve the database. */
  redis: RedisLink | undefined
  relay: OutboxRelay
  jobs: JobRoom
  http: HttpServer
  sockets: Sockets
  log: Log
}

export async function openPlatform(options: PlatformOptions, log: Log): Promise<Platform> {
  const notice = await openProxyNotice(options, log)
  const isHttps = options.publicUrl?.startsWith('https:') ?? false
  const metrics = openMetrics()
  const load = watchLoad(metrics)
  const http = openHttp({ log, trustProxy: options.trustProxy, isHttps, load, forwarded: notice })
  const store = await (options.opening ?? openFromTemplate(options))
  for (const warning of store.warnings) log.warn(warning)
  const secrets = openSecrets(options.secretKeys ?? [await generatedSecret(options.dataDir)])
  const directory = openDirectory(store)
  const openTenant = tenantOpener(store)
  const dataKeys = await agreeOnKey(directory, secrets)
    .then(() => openDataKeys({ directory, openTenant, secrets, log }))
    .catch(async (cause: unknown) => {
      await store.close()
      throw cause
    })
  const redis = options.redisUrl ? await joinInstances(options.redisUrl, directory, log) : undefined
  const bus = openLiveBus(log)
  const jobs = openJobs({ directory, log, metrics, alone: store.kind === 'embedded' })
  jobs.handle(unheardEvent, hearAgain(openTenant))
  metrics.watchOutbox(directory.outboxFigures)
  return {
    store,
    secrets,
    metrics,
    load,
    directory,
    http,
    log,
    redis,
    limits: openLimits(options.limits, redis),
    dataKeys,
    vault: openVault(dataKeys.of),
    egress: openEgress({ allow: options.egressAllow }),
    audit: openAudit({ directory, openTenant, secrets, log }),
    openTenant,
    bus: redis ? shareLiveBus(bus, redis, log) : bus,
    jobs,
    relay: relayOutbox(directory, log, { listener: countEvents(metrics), delivered: jobs.wake }),
    sockets: openSockets(http.server, { log, metrics, load }),
  }
}

/** The client is loaded only where it is used. */
async function joinInstances(url: string, directory: Directory, log: Log): Promise<RedisLink> {
  const { openRedis } = await import('./redis/open-redis.ts')
  return openRedis(url, await directory.keepFirst('id', newId()), log)
}

/** Instances that sign with different keys would refuse each other's visitors and members. */
async function agreeOnKey(directory: Directory, { fingerprints }: Secrets): Promise<void> {
  const [current = ''] = fingerprints
  const kept = await directory.keepFirst('secret_key', current)
  if (!fingerprints.includes(kept)) {
    throw new StartError(
      'SECRET_KEY is not the one that this database was set up with. ' +
        'Give the old one back, or put the new one before it: SECRET_KEY=new,old',
    )
  }
  if (kept !== current) await directory.replaceValue('secret_key', current)
}
