/** The record of a mail domain goes away, comes back, or its DNS says nothing. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeOidc, openFakeOidc } from '../../../acceptance/fake-oidc.ts'
import { openSsoDoor, publicUrl, type SsoBusiness, type SsoDoor } from '../../../acceptance/open-sso-door.ts'
import { watchDomains } from './watch-domains.ts'

let oidc: FakeOidc
let door: SsoDoor
let watch: ReturnType<typeof watchDomains>
let isDnsAway = false
beforeAll(async () => {
  oidc = await openFakeOidc()
  door = await openSsoDoor([oidc.place])
  const resolveTxt = async (name: string) => (isDnsAway ? null : (door.dns.get(name) ?? []))
  const { jobs, audit, mail } = door.outside
  watch = watchDomains({ ...door, resolveTxt, jobs, audit, mail, publicUrl, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await watch.close()
  oidc[Symbol.dispose]()
  await door[Symbol.asyncDispose]()
})

async function verified() {
  const domain = `${randomUUID()}.example`
  const business = await door.business(oidc.issuer, domain)
  const [record] = business.settings.domains
  const txt = { name: record?.txt_name ?? '', value: record?.txt_value ?? '' }
  return { domain, business, txt, isVerified: () => isVerified(business) }
}

async function isVerified({ ownerToken }: SsoBusiness): Promise<boolean> {
  const { body } = await door.call('GET', '/api/v1/sso', { token: ownerToken })
  return (body as SsoBusiness['settings']).domains[0]?.verified_at !== null
}

/** A day later. */
async function lookTomorrow(): Promise<void> {
  const day = sql`interval '25 hours'`
  await door.inDatabase(
    sql`update sso_domains set checked_at = checked_at - ${day}, verified_at = verified_at - ${day}`,
  )
  await watch.look()
}

test('a domain whose record is gone on two days counts no longer, and its owners are told', async () => {
  const { domain, business, txt, isVerified } = await verified()
  const owner = await ownerOf(business)
  await lookTomorrow()
  expect(await isVerified()).toBe(true)
  door.dns.delete(txt.name)
  await lookTomorrow()
  // The same day once more: nobody looks.
  await watch.look()
  expect(await isVerified()).toBe(true)
  await lookTomorrow()
  expect(await isVerified()).toBe(false)
  const started = await door.call('POST', '/api/v1/auth/oidc/start', { body: { email: `ann@${domain}` } })
  expect(started.status).toBe(404)
  const [mail, ...more] = await door.mailsTo(owner, 'sso_domain_lost')
  expect(mail?.text).toContain(domain)
  expect(more).toEqual([])
  expect(door.outside.notes).toContainEqual([
    business.id,
    { actor: { kind: 'system', id: null }, action: 'ssoDomainLost', detail: { domain } },
  ])
  // Whoever puts the record back shows it anew.
  door.dns.set(txt.name, [txt.value])
  await door.call('POST', '/api/v1/sso/domains/verify', { token: business.ownerToken, body: { domain } })
  expect(await isVerified()).toBe(true)
})

test('a record that is missed once, or stands among others, is enough', async () => {
  const { txt, isVerified } = await verified()
  door.dns.set(txt.name, [])
  await lookTomorrow()
  door.dns.set(txt.name, ['v=spf1 -all', txt.value])
  await lookTomorrow()
  door.dns.set(txt.name, ['deskbell-domain=of somebody else'])
  await lookTomorrow()
  expect(await isVerified()).toBe(true)
})

test('a DNS that does not answer takes nothing from anybody', async () => {
  const { isVerified } = await verified()
  isDnsAway = true
  for (let day = 0; day < 3; day += 1) await lookTomorrow()
  isDnsAway = false
  expect(await isVerified()).toBe(true)
})

async function ownerOf({ ownerToken }: SsoBusiness): Promise<string> {
  const { body } = await door.call('GET', '/api/v1/me', { token: ownerToken })
  return (body as { user: { email: string } }).user.email
}
