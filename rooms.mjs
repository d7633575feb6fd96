/**
 * The rooms of the house: who may import whom, which room may use which package, which room owns which table.
 * Dependency-cruiser turns the first two into rules; scripts/check-tables.mjs reads the third.
 */

const platform = {
  'platform/store': [],
  'platform/redis': [],
  'platform/limits': ['platform/redis'],
  'platform/redaction': [],
  'platform/telemetry': [],
  'platform/tenancy': ['platform/store'],
  'platform/egress': [],
  'platform/secrets': ['platform/store', 'platform/tenancy'],
  'platform/audit': ['platform/store', 'platform/tenancy', 'platform/secrets'],
  'platform/profile': ['platform/store', 'platform/tenancy'],
  'platform/events': ['platform/store', 'platform/tenancy', 'platform/telemetry', 'platform/redis'],
  'platform/http': [
    'platform/store',
    'platform/tenancy',
    'platform/limits',
    'platform/telemetry',
    'platform/audit',
  ],
  'platform/identity': ['platform/store', 'platform/tenancy', 'platform/secrets', 'platform/http'],
  'platform/mail': ['platform/store', 'platform/http'],
  'platform/jobs': ['platform/store', 'platform/tenancy', 'platform/telemetry', 'platform/redaction'],
  'platform/sockets': ['platform/limits', 'platform/telemetry'],
}
const allPlatform = Object.keys(platform)

const brain = {
  'brain/attachments': allPlatform,
  'brain/bots': allPlatform,
  'brain/guard': allPlatform,
  'brain/language': [],
  'brain/intents': [...allPlatform, 'brain/language'],
  'brain/knowledge': [...allPlatform, 'brain/language', 'brain/intents'],
  'brain/replies': [...allPlatform, 'brain/guard', 'brain/language', 'brain/intents', 'brain/knowledge'],
  'brain/leads': allPlatform,
  'brain/conversations': [
    ...allPlatform,
    'brain/attachments',
    'brain/bots',
    'brain/guard',
    'brain/language',
    'brain/intents',
    'brain/knowledge',
    'brain/leads',
    'brain/replies',
  ],
}
const allBrain = Object.keys(brain)

const business = {
  'business/accounts': allPlatform,
  'business/operator': [...allPlatform, 'business/accounts'],
}
const allBusiness = Object.keys(business)

const channels = {
  'channels/web': [...allPlatform, ...allBrain],
  'channels/api': [...allPlatform, ...allBrain],
}

const doors = [...allPlatform, ...allBrain, ...allBusiness]
const api = {
  'api/signup': doors,
  'api/portal': doors,
  'api/admin': [...doors, 'api/portal'],
  'api/agent': doors,
  'api/demo': doors,
  'api/pages': doors,
  'api/meta': doors,
  'api/dev': doors,
}

/** Room under server/ to the rooms it may import, in the order of the house, lowest first. */
export const mayImport = { ...platform, ...brain, ...business, ...channels, ...api }

/** Package (a regular expression) to the rooms that may import it. */
export const mayUsePackage = {
  'pg|@electric-sql/pglite': ['platform/store'],
  // The two statements of a turn are built part by part, beyond what a TenantDb offers; a claim on an idempotency key
  // lapses by the database's clock; tokens are booked by what the row holds at that moment; the
  // audit log's chain is made where its rows are.
  kysely: [
    'platform/store',
    'platform/tenancy',
    'platform/audit',
    'platform/http',
    'brain/guard',
    'brain/conversations',
  ],
  jsonwebtoken: ['platform/secrets', 'platform/identity'],
  openai: ['brain/knowledge', 'brain/replies'],
  express: ['platform/http', 'channels', 'api'],
  'openid-client': ['business/accounts'],
  // Whatever goes out to an address that a tenant can set goes through the egress guard.
  '(node:)?(https?|http2|tls|dns|dgram)': ['platform/http', 'platform/sockets', 'platform/egress'],
  helmet: ['platform/http'],
  'socket\\.io': ['platform/sockets'],
  'rate-limiter-flexible': ['platform/limits'],
  'prom-client': ['platform/telemetry'],
  ioredis: ['platform/redis'],
  nodemailer: ['platform/mail'],
}

/** Table to the room that writes and reads it; the others call that room. */
export const ownerOf = {
  migrations: 'platform/store',
  installation: 'platform/tenancy',
  tenants: 'platform/tenancy',
  account_tokens: 'platform/tenancy',
  seen_origins: 'platform/tenancy',
  profiles: 'platform/profile',
  outbox: 'platform/events',
  jobs: 'platform/jobs',
  idempotency_keys: 'platform/http',
  bots: 'brain/bots',
  bot_versions: 'brain/bots',
  intent_models: 'brain/intents',
  articles: 'brain/knowledge',
  article_vectors: 'brain/knowledge',
  identity_secrets: 'platform/identity',
  visitors: 'brain/conversations',
  visitor_identities: 'brain/conversations',
  conversation_contexts: 'brain/conversations',
  conversations: 'brain/conversations',
  messages: 'brain/conversations',
  turns: 'brain/conversations',
  feedback: 'brain/conversations',
  attachments: 'brain/attachments',
  attachment_pieces: 'brain/attachments',
  transcripts: 'brain/conversations',
  leads: 'brain/leads',
  users: 'business/accounts',
  members: 'business/accounts',
  invitations: 'business/accounts',
  sessions: 'business/accounts',
  api_keys: 'business/accounts',
  tenant_views: 'business/operator',
  operator_log: 'business/operator',
  operator_keys: 'business/operator',
  model_spend: 'brain/guard',
  data_keys: 'platform/secrets',
  audit_heads: 'platform/audit',
  audit_log: 'platform/audit',
  audit_intents: 'platform/audit',
  sso_settings: 'business/accounts',
  sso_domains: 'business/accounts',
  sso_identities: 'business/accounts',
  sso_attempts: 'business/accounts',
  account_mails: 'business/accounts',
  guesses: 'business/accounts',
  second_factors: 'business/accounts',
  recovery_codes: 'business/accounts',
}

/** Room to foreign tables that it may read: the statement that accepts a message returns all that answering needs. */
export const mayRead = {
  'brain/conversations': ['bots', 'tenants'],
}
