/** What the widget says by itself, in every language that it speaks. */
import { computed, signal } from '@preact/signals'
import type { WidgetCatalogues } from '#wire'
import { nameOfLanguage } from './own-texts.ts'

/** Null until it has been brought. */
export const catalogues = signal<WidgetCatalogues | null>(null)

/** Languages to choose from, by their English names. */
export const languageOptions = computed(() =>
  Object.keys(catalogues.value ?? {})
    .map((value) => ({ value, label: nameOfLanguage(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en')),
)

/** What could not be brought is asked for again with the next look at the page. */
export async function bringCatalogues(): Promise<void> {
  if (catalogues.value) return
  const answer = await fetch('/w/texts.json').catch(() => undefined)
  if (answer?.ok) catalogues.value = await answer.json()
}
