/** What a catalogue has: every word of the English one. */
import type { en } from './en.ts'

/** One form for each kind of number that the language tells apart (`Intl.PluralRules`). */
export type Plural = { [kind in Intl.LDMLPluralRule]?: string } & { other: string }

type InAnyLanguage<Words> = { [Name in keyof Words]: Words[Name] extends string ? string : Plural }

export type CoreTexts = InAnyLanguage<typeof en.core>
export type PartTexts = InAnyLanguage<typeof en.parts>

/** What is missing is said in English; `catalogues.test.ts` names it. */
export interface Translation {
  core: Partial<CoreTexts>
  parts: Partial<PartTexts>
}
