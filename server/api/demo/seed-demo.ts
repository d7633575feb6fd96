/** Makes the demo businesses on the first start, each a tenant like any other. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishConfig } from '../../brain/bots/bot-config.ts'
import { botNamed } from '../../brain/bots/bot-named.ts'
import { createArticles } from '../../brain/knowledge/articles.ts'
import type { Accounts } from '../../business/accounts/open-accounts.ts'
import { AppError } from '../../errors.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant, TenantId } from '../../platform/tenancy/tenant-db.ts'
import { accountTokenOf } from '../../platform/tenancy/tenants.ts'
import type { DemoBusiness } from './content/demo-business.ts'
import { demoBusinesses } from './content/demo-businesses.ts'

export interface DemoParts {
  accounts: Pick<Accounts, 'signUp'>
  directory: Directory
  openTenant: OpenTenant
  dataDir: string
  publicUrl: string
}

export interface DemoTenant {
  demo: DemoBusiness
  accountToken: string
}

export interface DemoLogin {
  email: string
  password: string
}

export interface Demo {
  tenants: DemoTenant[]
  /** Present on the start that made them: shown once. */
  login: DemoLogin | undefined
}

const emails = { demo: 'demo@deskbell.local', dental: 'dental@deskbell.local' } as const

export async function seedDemo(parts: DemoParts): Promise<Demo> {
  const [password, isNew] = await demoPassword(parts.dataDir)
  // Side by side, because passwords are hashed beside the database's work.
  const tenants = await Promise.all(
    demoBusinesses(new Date(), parts.publicUrl).map(async (demo) => ({
      demo,
      accountToken: (await tokenOf(demo, parts)) ?? (await make(demo, password, parts)),
    })),
  )
  return { tenants, login: isNew ? { email: emails.demo, password } : undefined }
}

/** The token of the demo tenant that an earlier start made. */
async function tokenOf(
  demo: DemoBusiness,
  { directory, openTenant }: DemoParts,
): Promise<string | undefined> {
  const user = await directory.userByEmail(emails[demo.slug])
  const [tenant] = user ? await directory.tenantsOfUser(user.id) : []
  return tenant && accountTokenOf(openTenant(tenant.id as TenantId))
}

async function make(
  demo: DemoBusiness,
  password: string,
  { accounts, openTenant }: DemoParts,
): Promise<string> {
  const { business, greeting, appearance, intents, articles } = demo
  const signedUp = await accounts.signUp(
    { businessName: business.name, email: emails[demo.slug], password },
    { isMadeUp: true },
  )
  const db = openTenant(signedUp.business.id as TenantId)
  const bot = await botNamed(db)
  const config = {
    business,
    greeting,
    appearance,
    allowed_origins: [],
    model: { enabled: true },
    intents: { ...intents },
  }
  await publishConfig(db, bot.id, config, undefined)
  await createArticles(
    db,
    articles.map(({ bot: _, ...text }) => text),
  )
  return signedUp.accountToken
}

/** Random, made once, kept beside the data. */
async function demoPassword(dataDir: string): Promise<[password: string, isNew: boolean]> {
  const file = join(dataDir, 'demo-password')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const made = randomBytes(9).toString('base64url')
  try {
    await writeFile(file, made, { flag: 'wx', mode: 0o600 })
    return [made, true]
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw new AppError('internal', { cause })
    return [(await readFile(file, 'utf8')).trim(), false]
  }
}
