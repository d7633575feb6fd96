/** What the widget says to a visitor: the catalogue of the best language with the owner's own words in it. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type {
  Business,
  ChatSettings,
  LauncherWords,
  OwnTexts,
  SaidTexts,
  WidgetCatalogues,
  WidgetWord,
} from '#wire'
import type { BotSettings } from '../../brain/bots/bots.ts'
import { guessLanguage } from '../../brain/language/guess-language.ts'
import { fillVariables } from '../../brain/replies/fill-variables.ts'
import { pickLocale } from './pick-locale.ts'

/** Needed to open the chat, or only by parts that are brought later. */
export type WordKind = 'core' | 'parts'

/** Complete in every language: the build has put English in where a word is missing. */
export type Catalogues = Record<string, Record<WordKind, Record<string, WidgetWord>>>

/** Whose words: a bot's settings and the facts that fill the variables in them. */
export interface Speaker {
  botId: string
  settings: Pick<BotSettings, 'greeting' | 'appearance' | 'attachments' | 'prechat'>
  business: Business
}

const built = fileURLToPath(new URL('../../../widget/dist/texts/', import.meta.url))
const rightToLeft: ReadonlySet<string> = new Set('ar dv fa he ps sd ug ur yi'.split(' '))

let catalogues: Promise<Catalogues> | undefined

/** Reads them once: the build does not change them while a process runs. */
export function readCatalogues(): Promise<Catalogues> {
  catalogues ??= readBuilt()
  return catalogues
}

async function readBuilt(): Promise<Catalogues> {
  const names = (await readdir(built)).filter((name) => name.endsWith('.core.json'))
  const read = async (name: string) => JSON.parse(await readFile(built + name, 'utf8'))
  const all = names.map(async (name) => {
    const locale = name.slice(0, -'.core.json'.length)
    return [locale, { core: await read(name), parts: await read(`${locale}.parts.json`) }]
  })
  return Object.fromEntries(await Promise.all(all))
}

/** @param wanted languages of the visitor, the best first */
export function wordsFor(
  speaker: Speaker,
  wanted: readonly string[],
  kind: WordKind,
  catalogues: Catalogues,
): SaidTexts {
  const own = speaker.settings.appearance.texts ?? {}
  const inFull = Object.keys(own).filter((locale) => own[locale]?.words)
  const spoken = new Set([...Object.keys(catalogues), ...inFull])
  const lang = pickLocale([...wanted, languageOf(speaker)], spoken) ?? 'en'
  const words = (catalogues[baseOf(lang, catalogues)] ?? catalogues.en)?.[kind] ?? {}
  const said = {
    lang,
    dir: rightToLeft.has(new Intl.Locale(lang).language) ? ('rtl' as const) : ('ltr' as const),
    texts: replaced(words, ownIn(lang, speaker).words ?? {}),
  }
  return kind === 'parts' ? said : { ...said, ...ownWords(lang, speaker, catalogues) }
}

/**
 * What is on the launcher until the chat is loaded: in the bot's language under `''`, and in those that the owner has
 * written something for. Which of them suits the page, the page knows.
 */
export function launcherWords(speaker: Speaker, catalogues: Catalogues): Record<string, LauncherWords> {
  const locales = Object.keys(speaker.settings.appearance.texts ?? {})
  const all = locales.map((locale) => [locale, launcherIn(locale, speaker, catalogues)])
  return { ...Object.fromEntries(all), '': launcherIn(languageOf(speaker), speaker, catalogues) }
}

/** Names all that a speaker says, in every language, and the settings that come with it. */
export function wordsVersion(
  { settings, business }: Speaker,
  inChat: ChatSettings,
  catalogues: Catalogues,
): string {
  const { greeting, appearance } = settings
  const all = JSON.stringify([greeting, appearance, business, inChat, hashOf(catalogues)])
  return createHash('sha256').update(all).digest('base64url').slice(0, 10)
}

/** The words that an owner may replace. */
export function replaceableWords(catalogues: Catalogues): WidgetCatalogues {
  return Object.fromEntries(
    Object.entries(catalogues).map(([locale, { core, parts }]) => [locale, { ...core, ...parts }]),
  )
}

function ownWords(lang: string, speaker: Speaker, catalogues: Catalogues) {
  const own = ownIn(lang, speaker)
  const fill = (text: string) =>
    fillVariables(text, { business: speaker.business, botId: speaker.botId, question: '', locale: lang })
  return {
    greeting: fill(greetingIn(lang, speaker, catalogues)),
    launcher: launcherIn(lang, speaker, catalogues),
    ...(own.teaser && { teaser: fill(own.teaser) }),
    ...(own.suggestions && { suggestions: own.suggestions }),
  }
}

/** A greeting that the visitor cannot read greets nobody: then the widget's own, which says the usual. */
function greetingIn(lang: string, speaker: Speaker, catalogues: Catalogues): string {
  const { greeting, words } = ownIn(lang, speaker)
  const own = greeting ?? words?.greeting
  if (own) return own
  const usual = catalogues[baseOf(lang, catalogues)]?.core.greeting
  const isUnderstood = languagePart(lang) === languagePart(languageOf(speaker))
  return isUnderstood || typeof usual !== 'string' ? speaker.settings.greeting : usual
}

function launcherIn(lang: string, speaker: Speaker, catalogues: Catalogues): LauncherWords {
  const { appearance } = speaker.settings
  const { words, launcher_label } = ownIn(lang, speaker)
  const text = words?.chatWith ?? catalogues[baseOf(lang, catalogues)]?.core.chatWith
  const label = launcher_label ?? appearance.launcher_label
  const name = String(text).replaceAll('{business}', () => appearance.name ?? speaker.business.name)
  return { name, ...(label && { label }) }
}

function languageOf({ settings }: Speaker): string {
  return settings.appearance.language ?? guessLanguage(settings.greeting) ?? 'en'
}

function ownIn(lang: string, { settings }: Speaker): OwnTexts {
  const all = settings.appearance.texts ?? {}
  const locale = pickLocale([lang], new Set(Object.keys(all)))
  return (locale !== undefined && all[locale]) || {}
}

/** The catalogue for a language that may be one of the owner's only. */
function baseOf(lang: string, catalogues: Catalogues): string {
  return pickLocale([lang], new Set(Object.keys(catalogues))) ?? 'en'
}

function languagePart(locale: string): string {
  return locale.split('-', 1)[0] ?? ''
}

/** A form for one kind of number is named `left.one`; a name without a kind stands for all of them. */
function replaced(
  words: Record<string, WidgetWord>,
  own: Readonly<Record<string, string>>,
): Record<string, WidgetWord> {
  const mine = Object.entries(words).map(([name, word]) => {
    if (typeof word === 'string') return [name, own[name] ?? word]
    const forms = Object.entries(word).map(([kind, form]) => [
      kind,
      own[`${name}.${kind}`] ?? own[name] ?? form,
    ])
    return [name, Object.fromEntries(forms)]
  })
  return Object.fromEntries(mine)
}

const hashes = new WeakMap<Catalogues, string>()

function hashOf(catalogues: Catalogues): string {
  const known = hashes.get(catalogues)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(JSON.stringify(catalogues)).digest('base64url')
  hashes.set(catalogues, hash)
  return hash
}
