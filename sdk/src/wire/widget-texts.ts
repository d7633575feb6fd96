/** The words of the widget: what an owner may write, and what a visitor gets. */

import type { ChatSettings } from './chat-settings.ts'

/** An owner's own words in one language. */
export interface OwnTexts {
  /** Greets visitors of this language; in the bot's own language `greeting` does. */
  greeting?: string
  launcher_label?: string
  /** A line beside the launcher. */
  teaser?: string
  /** Questions that a visitor may begin with. */
  suggestions?: string[]
  /** In place of the widget's words, by name; a form for one kind of number as `left.one`. */
  words?: Record<string, string>
}

/** What the launcher says. */
export interface LauncherWords {
  name: string
  label?: string
}

/** A word of the widget; by kind of number where one is counted (`Intl.PluralRules`). */
export type WidgetWord = string | { [kind in Intl.LDMLPluralRule]?: string }

/** What the widget says to one visitor: exported as `said` by the modules under `/w/texts/`. */
export interface SaidTexts {
  lang: string
  dir: 'ltr' | 'rtl'
  texts: Record<string, WidgetWord>
  /** Absent in what only parts say. */
  greeting?: string
  suggestions?: string[]
  launcher?: LauncherWords
  teaser?: string
  settings?: ChatSettings
}

/** Answer of `GET /w/texts`: every word that an owner may replace, by language. */
export type WidgetCatalogues = Record<string, Record<string, WidgetWord>>
