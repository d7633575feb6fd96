/** Refuses names of words that the widget does not say; what was stored before stays as it is, and is never said. */
import { readFile } from 'node:fs/promises'
import type { BotConfig, WidgetWord } from '#wire'
import { distanceWithin } from '../../brain/language/near-word.ts'
import { AppError, type FieldError } from '../../errors.ts'

const built = new URL('../../../widget/dist/texts/', import.meta.url)

/** English has every word of every language. */
let words: Promise<Record<string, WidgetWord>> | undefined

/** @throws AppError `invalid_input` with each name, and the one that it is most like */
export async function refuseUnknownWords(before: BotConfig, after: BotConfig): Promise<void> {
  const { texts } = after.appearance
  if (!texts) return
  words ??= readWords()
  const known = await words
  const errors = Object.entries(texts).flatMap(([locale, own]) => {
    const stored = before.appearance.texts?.[locale]?.words ?? {}
    return Object.keys(own.words ?? {})
      .filter((name) => !isKnown(name, known) && !Object.hasOwn(stored, name))
      .map((name) => problemOf(locale, name, Object.keys(known)))
  })
  if (errors.length > 0) throw new AppError('invalid_input', { errors })
}

async function readWords(): Promise<Record<string, WidgetWord>> {
  const files = ['en.core.json', 'en.parts.json'].map((name) => readFile(new URL(name, built), 'utf8'))
  return Object.assign({}, ...(await Promise.all(files)).map((file) => JSON.parse(file)))
}

/** Only a word that is counted has forms. */
function isKnown(name: string, known: Record<string, WidgetWord>): boolean {
  const [word = '', form] = name.split('.')
  return Object.hasOwn(known, word) && (form === undefined || typeof known[word] !== 'string')
}

function problemOf(locale: string, name: string, known: readonly string[]): FieldError {
  const [word = ''] = name.split('.')
  const meant = nearest(word, known)
  return {
    pointer: `/appearance/texts/${locale}/words/${name}`,
    code: 'unknown',
    detail: `The widget has no word “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
  }
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const most = Math.max(2, Math.floor(word.length / 3))
  const [best] = known
    .map((name) => ({ name, far: distanceWithin(word.toLowerCase(), name.toLowerCase(), most) }))
    .filter(({ far }) => far <= most)
    .sort((one, other) => one.far - other.far)
  return best?.name
}
