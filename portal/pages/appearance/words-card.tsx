/** Which language the chat speaks, and the owner's own words in each. */
import { useEffect } from 'preact/hooks'
import type { Appearance, OwnTexts } from '#wire'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Select } from '../../kit/select.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { nameOfLanguage, withOwnTexts, withoutLanguage } from './own-texts.ts'
import { OwnTextsFields } from './own-texts-fields.tsx'
import { bringCatalogues, languageOptions } from './widget-catalogues.ts'

interface WordsCardProps {
  appearance: Appearance
  greeting: string
  disabled: boolean
  /** The language that is looked at, also in the picture. */
  shown: string
  onShown(locale: string): void
  onAppearance(appearance: Appearance): void
}

export function WordsCard({ appearance, greeting, disabled, shown, onShown, onAppearance }: WordsCardProps) {
  useEffect(() => void bringCatalogues(), [])
  const written = Object.keys(appearance.texts ?? {})
  const free = languageOptions.value.filter(({ value }) => !written.includes(value))
  const choose = (field: 'language' | 'locale', value: string) => {
    const { [field]: _, ...rest } = appearance
    onAppearance(value ? { ...rest, [field]: value } : rest)
  }
  const add = (locale: string) => {
    onAppearance(withOwnTexts(appearance, locale, {}))
    onShown(locale)
  }
  return (
    <Card
      title="Languages"
      lead="The chat speaks 28 languages by itself. Where you write your own words, visitors of that language read them."
    >
      <Select
        label="The chat speaks"
        value={appearance.locale ?? ''}
        options={[
          { value: '', label: 'The language of the page, else of the visitor' },
          ...languageOptions.value,
        ]}
        disabled={disabled}
        onValue={(value) => choose('locale', value)}
      />
      <Select
        label="Your greeting is written in"
        value={appearance.language ?? ''}
        options={[{ value: '', label: 'As recognised' }, ...languageOptions.value]}
        hint="Visitors of other languages read yours for them, or a usual greeting in their language."
        disabled={disabled}
        onValue={(value) => choose('language', value)}
      />
      {written.length > 0 && (
        <Tabs
          label="Your words by language"
          current={shown}
          onCurrent={onShown}
          tabs={written.map((locale) => ({
            id: locale,
            label: nameOfLanguage(locale),
            content: (
              <OwnTextsFields
                key={locale}
                locale={locale}
                own={appearance.texts?.[locale] ?? {}}
                greeting={greeting}
                disabled={disabled}
                onOwn={(change: Partial<OwnTexts>) => onAppearance(withOwnTexts(appearance, locale, change))}
                onRemove={() => onAppearance(withoutLanguage(appearance, locale))}
              />
            ),
          }))}
        />
      )}
      {!disabled && free.length > 0 && <AddLanguage options={free} onAdd={add} />}
    </Card>
  )
}

interface AddLanguageProps {
  options: readonly { value: string; label: string }[]
  onAdd(locale: string): void
}

function AddLanguage({ options, onAdd }: AddLanguageProps) {
  return (
    <form
      class="add-language"
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = event.currentTarget.querySelector('select')?.value
        if (chosen) onAdd(chosen)
      }}
    >
      <Select
        label="Write your own words in"
        value={options[0]?.value ?? ''}
        options={options}
        onValue={() => undefined}
      />
      <Button type="submit" icon="plus">
        Add language
      </Button>
    </form>
  )
}
