/** Builds every part once and hands each its parts: the only file that knows everybody. */

import { setTimeout as sleep } from 'node:timers/promises'
import { adminRoutes } from './api/admin/admin-routes.ts'
import { readHealth } from './api/admin/read-health.ts'
import { agentEvents } from './api/agent/agent-events.ts'
import { serveAgents } from './api/agent/agent-socket.ts'
import { type Demo, type DemoLogin, seedDemo } from './api/demo/seed-demo.ts'
import { serveDemo } from './api/demo/serve-demo.ts'
import { serveOutbox } from './api/dev/outbox-page.ts'
import { metaRoutes } from './api/meta/meta-routes.ts'
import { protocolDocument } from './api/meta/protocol-document.ts'
import { servePages } from './api/pages/serve-pages.ts'
import { accountRoutes } from './api/portal/account-routes.ts'
import { apiKeyRoutes } from './api/portal/api-key-routes.ts'
import { articleRoutes } from './api/portal/article-routes.ts'
import { attachmentRoutes } from './api/portal/attachment-routes.ts'
import { auditRoutes } from './api/portal/audit-routes.ts'
import { authRoutes } from './api/portal/auth-routes.ts'
import { botRoutes } from './api/portal/bot-routes.ts'
import { conversationRoutes } from './api/portal/conversation-routes.ts'
import { identityRoutes } from './api/portal/identity-routes.ts'
import { industryRoutes } from './api/portal/industry-routes.ts'
import { intentRoutes } from './api/portal/intent-routes.ts'
import { invitationRoutes } from './api/portal/invitation-routes.ts'
import { isolationRoutes } from './api/portal/isolation-routes.ts'
import { leadRoutes } from './api/portal/lead-routes.ts'
import { memberRoutes } from './api/portal/member-routes.ts'
import { organisationRoutes } from './api/portal/organisation-routes.ts'
import { playgroundRoutes } from './api/portal/playground-routes.ts'
import { signInRoutes } from './api/portal/sign-in-routes.ts'
import { ssoRoutes } from './api/portal/sso-routes.ts'
import { signupRoutes } from './api/signup/signup-routes.ts'
import { createDefaultBot } from './brain/bots/bots.ts'
import { defaultSettings, emptyBusiness } from './brain/bots/default-settings.ts'
import { industryTemplate } from './brain/bots/industry-templates/industry-templates.ts'
import { stageUsualFacts } from './brain/bots/industry-templates/stage-usual-facts.ts'
import { sendTranscripts } from './brain/conversations/transcripts.ts'
import { type Brain, openBrain } from './brain/open-brain.ts'
import type { FurnishTenant } from './business/accounts/make-business.ts'
import { type BusinessWing, openBusiness } from './business/open-business.ts'
import { ensureSuperAdmin } from './business/operator/ensure-super-admin.ts'
import { operatorKeys } from './business/operator/operator-keys.ts'
import { chatRoutes } from './channels/api/chat-route.ts'
import { fileDoors } from './channels/web/file-doors.ts'
import { fileRoutes } from './channels/web/file-routes.ts'
import { hostedPages } from './channels/web/hosted/hosted-pages.ts'
import { uploadRoutes } from './channels/web/upload-routes.ts'
import { visitorEvents } from './channels/web/visitor-events.ts'
import { serveVisitors } from './channels/web/visitor-socket.ts'
import { widgetFiles } from './channels/web/widget-files.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { describeRoutes } from './platform/http/describe-routes.ts'
import { mountRoutes } from './platform/http/mount-routes.ts'
import type { AnyRoute } from './platform/http/route.ts'
import { type MailRoom, openMail } from './platform/mail/open-mail.ts'
import { openPlatform, type Platform } from './platform/open-platform.ts'
import { writeBusiness } from './platform/profile/business-profile.ts'
import type { Store } from './platform/store/open-store.ts'
import { version } from './version.ts'

export interface App {
  url: string
  using: Record<string, string>
  /** Whether the demo websites are served. */
  demo: boolean
  /** Shown once, on the start that made the demo. */
  demoLogin: DemoLogin | undefined
  /** Refuses new work, ends what is in hand, closes everything. */
  [Symbol.asyncDispose](): Promise<void>
}

/** @param opening the store, when the caller has begun to open it */
export async function openApp(config: Config, log: Log, opening?: Promise<Store>): Promise<App> {
  const platform = await openPlatform({ ...config, opening }, log)
  const port = await platform.http.listen(config.port, config.host)
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`
  const mail = openMail({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    // They open accounts: in production such mails must not lie about in a file.
    keepIn: config.production ? undefined : config.dataDir,
  })
  if (!config.smtpUrl && config.production) log.warn('SMTP_URL is not set: no mail leaves this server')
  const business = openBusiness({ ...platform, mail, publicUrl, furnish })
  const { accounts, operator, sso } = business
  if (config.superAdmin) await ensureSuperAdmin(platform.directory, config.superAdmin, log)
  const alone = platform.store.kind === 'embedded'
  const brain = openBrain({
    ...platform,
    cacheBytes: config.indexCacheBytes,
    model: config.model,
    embeddings: config.embeddings,
    alone,
  })
  sendTranscripts({ ...platform, mail, publicUrl })
  const demo = config.demo
    ? await seedDemo({ ...platform, accounts, dataDir: config.dataDir, publicUrl })
    : undefined
  const house: House = {
    ...{ config, platform, brain, business, accounts, operator, sso, mail, demo, publicUrl },
    draining: false,
  }
  await serveHttp(house)
  const stopSockets = serveSockets(house)
  platform.sockets.open()
  platform.http.open()
  platform.relay.open()
  platform.jobs.open()
  return {
    url: publicUrl,
    using: using(config),
    demo: Boolean(demo),
    demoLogin: demo?.login,
    [Symbol.asyncDispose]: async () => {
      house.draining = true
      // No new connections; those that are open hear their answers to the end.
      const closed = platform.http.close()
      await Promise.all([brain.close(), platform.jobs.close(), operator.close(), business.domains.close()])
      stopSockets()
      await Promise.all([platform.sockets.close(), closed])
      platform.load.close()
      await platform.relay.close()
      await mail.close()
      await platform.audit.close()
      await platform.dataKeys.close()
      platform.redis?.close()
      await platform.store.close()
    },
  }
}

interface House {
  config: Config
  platform: Platform
  brain: Brain
  business: BusinessWing
  accounts: BusinessWing['accounts']
  mail: MailRoom
  operator: BusinessWing['operator']
  sso: BusinessWing['sso']
  demo: Demo | undefined
  publicUrl: string
  draining: boolean
}

async function serveHttp(house: House): Promise<void> {
  const { config, platform, accounts, operator, demo, publicUrl } = house
  const { app, addresses } = platform.http
  const routes = declareRoutes(house)
  const namespaces = { '/visitor': Object.values(visitorEvents), '/agent': Object.values(agentEvents) }
  app.use(
    metaRoutes({
      metrics: platform.metrics,
      metricsToken: config.metricsToken,
      notReady: () => notReady(house),
      openApi: () => describeRoutes(routes, { version, url: publicUrl }, fileDoors),
      protocol: () => protocolDocument({ version, routes, namespaces, limits: config.limits }),
    }),
  )
  app.use(uploadRoutes({ ...platform, addresses, publicUrl }), fileRoutes({ ...platform, addresses }))
  app.use(await widgetFiles({ ...platform, publicUrl }), await hostedPages({ ...platform, publicUrl }))
  const strictResponses = !config.production
  app.use(
    mountRoutes(routes, {
      ...platform,
      addresses,
      viewed: operator.noteView,
      operatorKeys: operatorKeys(platform.directory),
      callers: accounts,
      strictResponses,
    }),
  )
  app.use(
    serveOutbox({
      ...house,
      ...config,
      callers: accounts,
      addressOf: addresses.of,
      read: ({ userId }, address) => operator.note({ action: 'outbox.read' }, { userId, address }),
    }),
  )
  app.use(await servePages({ demo: Boolean(demo), publicUrl }))
  if (demo) app.use(await serveDemo(demo))
}

function serveSockets({ brain, platform, accounts, operator, publicUrl }: House): () => void {
  const { addresses } = platform.http
  const ownOrigin = new URL(publicUrl).origin
  const stopVisitors = serveVisitors({ ...brain, ...platform, addresses, ownOrigin, publicUrl })
  const stopAgents = serveAgents({ ...brain, ...platform, callers: accounts, viewed: operator.noteView })
  return () => {
    stopVisitors()
    stopAgents()
  }
}

function declareRoutes(house: House): AnyRoute[] {
  const { config, business, accounts, operator, sso, brain, platform, publicUrl } = house
  return [
    ...signupRoutes({ accounts, publicUrl }),
    ...authRoutes({ accounts, limits: platform.limits, publicUrl }),
    ...signInRoutes({ accounts, limits: platform.limits, publicUrl }),
    ...accountRoutes({ accounts, publicUrl }),
    ...apiKeyRoutes({ accounts }),
    ...isolationRoutes({ dataDir: config.dataDir }),
    ...memberRoutes(business),
    ...invitationRoutes({ ...business, publicUrl }),
    ...organisationRoutes(business),
    ...industryRoutes(),
    ...auditRoutes(platform),
    ...ssoRoutes({ sso, publicUrl }),
    ...identityRoutes(platform),
    ...botRoutes(brain),
    ...articleRoutes({ ...platform, ...brain }),
    ...intentRoutes(brain),
    ...playgroundRoutes(brain),
    ...attachmentRoutes({ ...platform, publicUrl }),
    ...conversationRoutes(brain),
    ...leadRoutes(platform),
    ...chatRoutes(brain),
    ...adminRoutes({
      operator,
      health: () => readHealth({ ...platform, version, model: config.model?.model ?? null }),
    }),
  ]
}

/** Where business and brain meet on sign-up: a new tenant gets its first bot and its profile. */
const furnish: FurnishTenant = async (db, { name, business }) => {
  const { website, phone, industry } = business
  const usual = industryTemplate(industry)
  await writeBusiness(db, { ...emptyBusiness(name), ...(website && { website }), ...(phone && { phone }) }, 1)
  await createDefaultBot(db, { ...defaultSettings(name), ...(usual && { greeting: usual.greeting }) })
  if (usual) await stageUsualFacts(db, usual)
}

/** Whoever asks whether there may be traffic does not wait long. */
const readyWithinMs = 3_000

async function notReady({ platform, draining }: House): Promise<string | null> {
  if (draining) return 'draining'
  const silent = 'the database does not answer'
  const asked = platform.store.pool.query('select 1').then(
    () => null,
    () => silent,
  )
  return Promise.race([asked, sleep(readyWithinMs, silent, { ref: false })])
}

function using(config: Config): Record<string, string> {
  return {
    store: config.databaseUrl ? 'postgres' : 'embedded postgres',
    bus: config.redisUrl ? 'redis' : 'in process',
    answers: config.model ? `model ${config.model.model}` : 'built-in',
  }
}
