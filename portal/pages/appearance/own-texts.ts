/** How an owner's words for the widget are changed and looked up. */
import type { Appearance, OwnTexts, WidgetCatalogues, WidgetWord } from '#wire'

/** What was emptied is the widget's own again; a language without words is none. */
export function withOwnTexts(appearance: Appearance, locale: string, change: Partial<OwnTexts>): Appearance {
  const { texts = {}, ...rest } = appearance
  const { [locale]: before = {}, ...others } = texts
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => Object.keys(value).length > 0)
  const all = { ...others, [locale]: Object.fromEntries(after) as OwnTexts }
  return { ...rest, texts: all }
}

export function withoutLanguage(appearance: Appearance, locale: string): Appearance {
  const { texts = {}, ...rest } = appearance
  const { [locale]: _, ...others } = texts
  return Object.keys(others).length > 0 ? { ...rest, texts: others } : rest
}

/** @param at place of the suggestion; an empty one is taken out */
export function withSuggestion(suggestions: readonly string[], at: number, text: string): string[] {
  return suggestions.toSpliced(at, 1, text).filter((it) => it !== '')
}

/** An empty word is the widget's own. */
export function withWord(
  words: Readonly<Record<string, string>>,
  name: string,
  text: string,
): Record<string, string> {
  const { [name]: _, ...others } = words
  return text ? { ...others, [name]: text } : others
}

export interface NamedWord {
  name: string
  text: string
}

/** Every word of a language, and every form of those that are counted. */
export function wordsOf(catalogues: WidgetCatalogues, locale: string): NamedWord[] {
  const words = catalogues[locale] ?? catalogues[languageOf(locale)] ?? catalogues.en ?? {}
  return Object.entries(words).flatMap(([name, word]) => formsOf(name, word))
}

function formsOf(name: string, word: WidgetWord): NamedWord[] {
  if (typeof word === 'string') return [{ name, text: word }]
  return Object.entries(word).map(([kind, text]) => ({ name: `${name}.${kind}`, text }))
}

/** Placeholders that the widget fills in this word, but that are not in the owner's. */
export function lostPlaceholders(original: string, own: string): string[] {
  const found = original.match(/\{\w+\}/g) ?? []
  return own ? found.filter((placeholder) => !own.includes(placeholder)) : []
}

/** `pt` of `pt-BR`. */
export function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale
}

export function nameOfLanguage(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale
}
