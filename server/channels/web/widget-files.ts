/**
 * Serves the widget to any website: the loader with the tenant's public settings inlined, and its chunks.
 * One small request paints the launcher; the chunks come when the visitor shows interest.
 */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Request, type Response, Router } from 'express'
import { readOn } from '#sdk/contrast'
import type { ChatSettings, WidgetConfig } from '#wire'
import { botNamed } from '../../brain/bots/bot-named.ts'
import { type BotSettings, readSettings } from '../../brain/bots/bots.ts'
import { fillVariables } from '../../brain/replies/fill-variables.ts'
import { AppError } from '../../errors.ts'
import { etagOf, type Prepared, prepareFile, sendPrepared } from '../../platform/http/send-file.ts'
import { readBusiness } from '../../platform/profile/business-profile.ts'
import { teamHours } from '../../platform/profile/team-hours.ts'
import { isAccountToken } from '../../platform/tenancy/account-token.ts'
import { noteOrigin } from '../../platform/tenancy/allowed-origins.ts'
import type { Directory } from '../../platform/tenancy/directory.ts'
import type { OpenTenant } from '../../platform/tenancy/tenant-db.ts'
import { addCompatFiles } from './compat-files.ts'
import { phraseOfIntent } from './phrase-of-intent.ts'
import {
  type Catalogues,
  launcherWords,
  readCatalogues,
  replaceableWords,
  type Speaker,
  wordsFor,
  wordsVersion,
} from './widget-words.ts'

export interface WidgetFileParts {
  directory: Directory
  openTenant: OpenTenant
  publicUrl: string
}

const dist = fileURLToPath(new URL('../../../widget/dist/', import.meta.url))
const placeholder = '"__DESKBELL_CONFIG__"'
const immutable = 'public, max-age=31536000, immutable'
/** Long enough for a visit, short enough that a new colour shows soon. */
const brief = 'public, max-age=60'
/** The same for everybody. */
const shared = 'public, max-age=300, stale-while-revalidate=86400'

/** What browsers heed in documents alone. With every script of the widget they would cost visitors as much as a small one. */
const ofDocuments = [
  'Origin-Agent-Cluster',
  'Permissions-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
]

export async function widgetFiles(parts: WidgetFileParts): Promise<Router> {
  const loader = (await prepareFile(`${dist}loader.js`)).plain.toString('utf8')
  const chunks = new Map<string, Prepared>()
  for (const name of await readdir(`${dist}chunks`)) {
    if (name.endsWith('.js')) chunks.set(name, await prepareFile(`${dist}chunks/${name}`))
  }
  const catalogues = await readCatalogues()
  const replaceable = await pack(
    Buffer.from(JSON.stringify(replaceableWords(catalogues))),
    'application/json',
  )
  const router = Router()
  router.use('/w', (_req, res, next) => {
    for (const name of ofDocuments) res.removeHeader(name)
    res.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
    next()
  })
  await addCompatFiles(router)
  // A number before the name is a loader's next try.
  router.get('/w/chunks{/:again}/:name', (req, res) => {
    const { name } = req.params
    const chunk = chunks.get(name)
    if (chunk) return sendPrepared(req, res, chunk, immutable)
    // A loader from before an update, still in some cache, names the chunk of then.
    const successor = [...chunks].find(([known]) => partOf(known) === partOf(name))
    if (!successor) throw new AppError('not_found')
    sendPrepared(req, res, successor[1], 'no-store')
  })
  addWords(router, catalogues, parts)
  router.get('/w/texts.json', (req, res) => sendPrepared(req, res, replaceable, brief))
  const queue = await prepareFile(`${dist}v1.js`)
  router.get('/w/v1.js', (req, res) => sendPrepared(req, res, queue, shared))
  router.get('/w/v1/:token.js', async (req, res) => {
    const config = await publicConfig(
      String(req.params.token),
      String(req.query.bot ?? '') || undefined,
      parts,
    )
    await noteSite(req, config.token, parts)
    const painted = asScript(paintedOf(config))
    sendPrepared(req, res, await packed(loader.replace(placeholder, () => painted)), brief)
  })
  router.get('/w/config', async (req: Request, res: Response) => {
    const token = String(req.query.token ?? '')
    res
      .set('Cache-Control', brief)
      .json(await publicConfig(token, String(req.query.bot ?? '') || undefined, parts))
  })
  return router
}

/** Without a bot: of the account's default one. */
const ofBot = '/w/chunks{/:again}/texts/:version/:token{/:bot}'

function addWords(router: Router, catalogues: Catalogues, parts: WidgetFileParts): void {
  const speaker = ({ params: { token, bot } }: Request) =>
    speakerOf(String(token), bot === undefined ? bot : String(bot), parts)

  router.get(`${ofBot}/intent.:intent/:wanted.js`, async (req, res) => {
    const who = await speaker(req)
    const words = wordsFor(who, String(req.params.wanted).split(','), 'parts', catalogues)
    const phrase = await phraseOfIntent(String(req.params.intent), words.lang, who.settings.intents)
    // Never missing: a module that cannot be brought is asked for under other addresses from then on.
    const said = { ...words, texts: phrase === undefined ? {} : { phrase } }
    sendPrepared(req, res, await packed(`export const said=${asScript(said)}`), brief)
  })
  router.get(`${ofBot}/:kind/:wanted.js`, async (req, res) => {
    const { version, kind, wanted } = req.params
    if (kind !== 'core' && kind !== 'parts') throw new AppError('not_found')
    const who = await speaker(req)
    const words = wordsFor(who, String(wanted).split(','), kind, catalogues)
    const settings = chatSettings(who)
    const said = kind === 'core' ? { ...words, settings } : words
    const file = await packed(`export const said=${asScript(said)}`)
    // A page from before a change, still in some cache, asks for the words of then.
    const isLatest = version === wordsVersion(who, settings, catalogues)
    sendPrepared(req, res, file, isLatest ? immutable : 'no-store')
  })
}

/** A chunk's name without the hash of its content. */
function partOf(name: string): string {
  return name.replace(/-.{8}\.js$/, '')
}

/** What anyone may read with the token. @throws `not_found` */
export async function publicConfig(
  token: string,
  botName: string | undefined,
  parts: WidgetFileParts,
): Promise<WidgetConfig> {
  const catalogues = await readCatalogues()
  const speaker = await speakerOf(token, botName, parts)
  const { settings, business, botId } = speaker
  const { accent, position, theme, launcher_label, locale } = settings.appearance
  const inChat = chatSettings(speaker)
  return {
    ...inChat,
    token,
    greeting: fillVariables(settings.greeting, { business, botId, question: '', locale: null }),
    accent,
    on_accent: readOn(accent).text,
    position,
    theme,
    launcher_label: launcher_label ?? null,
    launcher_words: launcherWords(speaker, catalogues),
    texts: `texts/${wordsVersion(speaker, inChat, catalogues)}/${token}/${botName ? `${botId}/` : ''}`,
    ...(locale && { locale }),
    base_url: parts.publicUrl,
    ...(inChat.teaser && { tease_ms: Math.max(1, inChat.teaser.after_ms ?? usualTeaseMs) }),
  }
}

const usualTeaseMs = 5_000

/** What is needed before the chat is brought; all the rest comes with its words. */
function paintedOf(config: WidgetConfig) {
  const { token, accent, position, theme, launcher_words, texts, locale, base_url, tease_ms } = config
  return { token, accent, position, theme, launcher_words, texts, locale, base_url, tease_ms }
}

function chatSettings({ botId, settings, business }: Speaker): ChatSettings {
  const { radius, font, avatar, name, teaser } = settings.appearance
  return {
    bot: botId,
    business: business.name,
    ...(radius !== undefined && { radius }),
    ...(font && { font }),
    ...(avatar && { avatar }),
    ...(name && { name }),
    attachments: settings.attachments ?? true,
    ...(settings.prechat && { prechat: settings.prechat }),
    team_hours: teamHours(business, new Date()),
    ...(teaser && { teaser }),
    ...(business.privacy_url && { privacy_url: business.privacy_url }),
  }
}

async function speakerOf(
  token: string,
  botName: string | undefined,
  parts: WidgetFileParts,
): Promise<Speaker & { settings: BotSettings }> {
  const tenant = isAccountToken(token) ? await parts.directory.tenantOfToken(token) : undefined
  if (!tenant) throw new AppError('not_found', { detail: 'The account token is not known.' })
  const db = parts.openTenant(tenant.tenant_id)
  const bot = await botNamed(db, botName)
  const settings = await readSettings(db, bot.id, bot.version)
  return { botId: bot.id, settings, business: await readBusiness(db) }
}

/** The page that loads the script shows in the portal, so that the owner sees the widget is installed. */
async function noteSite(req: Request, token: string, parts: WidgetFileParts): Promise<void> {
  const referrer = req.get('referer')
  const origin = referrer && URL.canParse(referrer) ? new URL(referrer).origin : undefined
  if (!origin || origin === 'null' || origin === new URL(parts.publicUrl).origin) return
  if (isNotedLately(`${token} ${origin}`)) return
  const tenant = await parts.directory.tenantOfToken(token)
  if (tenant) await noteOrigin(parts.openTenant(tenant.tenant_id), origin)
}

const notedAt = new Map<string, number>()
/** A busy website must not mean a write for each of its visitors. */
const noteEveryMs = 60_000
const mostNoted = 5_000

function isNotedLately(site: string): boolean {
  const now = performance.now()
  if (now - (notedAt.get(site) ?? Number.NEGATIVE_INFINITY) < noteEveryMs) return true
  notedAt.delete(site)
  if (notedAt.size >= mostNoted) notedAt.delete(notedAt.keys().next().value ?? '')
  notedAt.set(site, now)
  return false
}

const kept = new Map<string, Promise<Prepared>>()
/** Loaders and words of so many tenants are kept compressed. */
const mostKept = 1_000

function packed(script: string): Promise<Prepared> {
  const key = etagOf(script)
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  const made = pack(Buffer.from(script), 'text/javascript')
  kept.set(key, made)
  return made
}

function asScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

async function pack(plain: Buffer, type: string): Promise<Prepared> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(gzip)(plain),
  ])
  return { type: `${type}; charset=utf-8`, etag: etagOf(plain), plain, br, gzip: gz }
}
