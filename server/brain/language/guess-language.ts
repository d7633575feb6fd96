/** Guesses which of the four answering languages a text is written in, by its small words. */
import { wordsOf } from './words.ts'

export type Language = 'en' | 'de' | 'es' | 'fr'

const small: Readonly<Record<Language, string>> = {
  en: `the of and is are you your do does what when where how who why can could would i my me we it for in on at to with
    have has open close hours price cost much hello hi hey thanks thank please not this that be will about need want`,
  de: `der die das und ist sind sie ihr ihre haben hat wann wo wie wer warum was kann konnen ich mein wir uns es fur im
    am zu mit auf ein eine einen nicht geoffnet offen kostet kosten viel hallo danke bitte guten tag heute morgen ihnen
    bei von den dem habt seid gibt mochte brauche sonntag montag samstag freitag`,
  es: `el la los las y es son esta estan usted ustedes su sus tiene tienen que cuando donde como quien por cual puedo
    puede yo mi nosotros para en al con un una no abierto abiertos abren abre cierran horario cuanto cuesta precio hola gracias favor
    hoy manana del de se lo necesito quiero domingo lunes sabado hay buenos dias`,
  fr: `le la les et est sont vous votre vos avez ont que quand ou comment qui pourquoi quel quelle quels quelles puis je mon ma nous
    pour dans au avec un une ne pas ouvert ouverts ouvrez fermez horaires combien coute prix bonjour merci sil plait aujourdhui
    demain du des de ce cela il elle est-ce quoi dimanche lundi samedi y a voudrais`,
}
const languagesOf = wordTable()

/**
 * The language of a text, or null when nothing tells it.
 * Only for choosing words to answer with and a stemmer: a wrong guess costs politeness, not truth.
 */
export function guessLanguage(text: string): Language | null {
  const counts: Record<Language, number> = { en: 0, de: 0, es: 0, fr: 0 }
  for (const word of wordsOf(text.slice(0, 600))) {
    const languages = languagesOf.get(word)
    if (!languages) continue
    for (const language of languages) counts[language] += 1 / languages.length
  }
  if (/[äöüß]/i.test(text)) counts.de += 0.8
  if (/[ñ¿¡]/i.test(text)) counts.es += 1.5
  if (/[çèêàùœ]/i.test(text)) counts.fr += 0.8
  const [best, next] = Object.entries(counts).sort((a, b) => b[1] - a[1])
  if (!best || best[1] === 0 || best[1] === next?.[1]) return null
  return best[0] as Language
}

/** The answering language for a locale such as `de-AT`, or null for any other. */
export function languageOfLocale(locale: string | null | undefined): Language | null {
  const name = locale?.slice(0, 2).toLowerCase()
  return name === 'en' || name === 'de' || name === 'es' || name === 'fr' ? name : null
}

function wordTable(): Map<string, Language[]> {
  const table = new Map<string, Language[]>()
  for (const language of ['en', 'de', 'es', 'fr'] as const) {
    for (const word of small[language].split(/\s+/)) {
      const languages = table.get(word) ?? []
      if (!languages.includes(language)) languages.push(language)
      table.set(word, languages)
    }
  }
  return table
}
