/** Every word the widget says, in the visitor's language. The catalogues are in `texts/`. */
import type { CoreTexts, PartTexts, Plural } from './texts/translation.ts'

/** What a part says is there once the part has been brought. */
export type Texts = CoreTexts & PartTexts

/** Puts values in the place of `{names}`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The form for a number, with the number in it as the language writes it. A page's own word has one form for all. */
export function fillCount(forms: Plural | string, count: number, lang: string): string {
  const form =
    typeof forms === 'string' ? forms : (forms[new Intl.PluralRules(lang).select(count)] ?? forms.other)
  return fill(form, { count: count.toLocaleString(lang) })
}

/** A day that is near, as the language names it: "Today". */
export function nearDay(daysAway: 0 | -1, lang: string): string {
  const name = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(daysAway, 'day')
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1)
}
