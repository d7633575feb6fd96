/** Puts much into an embedded store at once, below the doors: what would take hours through them. */
import { openStore } from '../platform/store/open-store.ts'
import { findStoreTemplate } from '../platform/store/store-template.ts'

/** Runs statements as the owner of the tables, while no server has the folder. */
async function asOwner(dataDir: string, statements: readonly string[]): Promise<void> {
  const store = await openStore({ dataDir, template: await findStoreTemplate() })
  const client = await store.pool.connect()
  try {
    await client.query('reset role')
    for (const statement of statements) await client.query(statement)
  } finally {
    client.release(true)
    await store.close()
  }
}

const each = 100
const atOnce = 10

/** Conversations with a hundred messages each, in the tenant that was made first. */
export function fillWithMessages(dataDir: string, count: number): Promise<void> {
  const conversations = count / each
  const tenant = '(select id from tenants order by created_at limit 1)'
  return asOwner(dataDir, [
    `create temporary table made as
       select gen_random_uuid() as visitor, gen_random_uuid() as conversation, ${tenant} as tenant, n
       from generate_series(1, ${conversations}) as n`,
    'insert into visitors (tenant_id, id) select tenant, visitor from made',
    `insert into conversations (tenant_id, id, bot_id, visitor_id, channel, head)
       select tenant, conversation, (select id from bots where tenant_id = tenant limit 1), visitor, 'web', ${each} from made`,
    // A statement that takes seconds would be taken for one that stands still.
    ...Array.from({ length: conversations / atOnce }, (_, at) => messagesOf(at * atOnce)),
  ])
}

function messagesOf(first: number): string {
  return `insert into messages (tenant_id, conversation_id, seq, id, role, text, visitor_id, cmid)
    select tenant, conversation, seq, gen_random_uuid(), 'visitor', 'When are you open on Sunday? ' || seq, visitor,
      gen_random_uuid()::text
    from made, generate_series(1, ${each}) as seq
    where n > ${first} and n <= ${first + atOnce}`
}

const tenantsAtOnce = 1_000

/** Businesses like the first one. @returns their account tokens */
export async function fillWithTenants(dataDir: string, count: number): Promise<string[]> {
  const starts = Array.from({ length: count / tenantsAtOnce }, (_, at) => at * tenantsAtOnce)
  await asOwner(dataDir, starts.flatMap(tenantsFrom))
  return Array.from({ length: count }, (_, at) => `acct_${String(at + 1).padStart(24, '0')}`)
}

function tenantsFrom(start: number): string[] {
  const first = '(select id from tenants order by created_at limit 1)'
  return [
    'drop table if exists made',
    `create temporary table made as
       select gen_random_uuid() as id, gen_random_uuid() as bot, n, ${first} as first
       from generate_series(${start + 1}, ${start + tenantsAtOnce}) as n`,
    `insert into tenants (id, name, status, plan, created_at)
       select made.id, 'Business ' || n, 'trial', plan, now() from made, tenants where tenants.id = first`,
    `insert into account_tokens (tenant_id, token) select id, 'acct_' || lpad(n::text, 24, '0') from made`,
    `insert into bots (tenant_id, id, slug, name, is_default)
       select made.id, bot, slug, bots.name, is_default from made, bots where tenant_id = first`,
    `insert into bot_versions (tenant_id, bot_id, version, config)
       select made.id, bot, version, config from made, bot_versions where tenant_id = first`,
    `insert into profiles (tenant_id, from_rev, business)
       select made.id, 1, business from made, profiles where tenant_id = first and to_rev is null`,
    `insert into articles (tenant_id, id, from_rev, question, answer, created_at)
       select made.id, gen_random_uuid(), 1, question, answer, articles.created_at
       from made, articles where tenant_id = first and to_rev is null`,
  ]
}
