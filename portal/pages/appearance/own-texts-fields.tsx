/** The owner's own words in one language. */
import { useState } from 'preact/hooks'
import type { OwnTexts } from '#wire'
import { configError } from '../../api/bot-config.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { lostPlaceholders, nameOfLanguage, withSuggestion, withWord, wordsOf } from './own-texts.ts'
import { catalogues } from './widget-catalogues.ts'

interface OwnTextsFieldsProps {
  locale: string
  own: OwnTexts
  /** The bot's own, for those who speak its language. */
  greeting: string
  disabled: boolean
  onOwn(change: Partial<OwnTexts>): void
  onRemove(): void
}

const mostSuggestions = 4

export function OwnTextsFields({ locale, own, greeting, disabled, onOwn, onRemove }: OwnTextsFieldsProps) {
  const at = `/appearance/texts/${locale}`
  const usual = wordsOf(catalogues.value ?? {}, locale).find(({ name }) => name === 'greeting')?.text
  const { suggestions = [] } = own
  const places = [...suggestions, ...(suggestions.length < mostSuggestions ? [''] : [])]
  return (
    <div class="stack">
      <Textarea
        label="Greeting in this language"
        optional
        rows={2}
        maxLength={500}
        placeholder={usual ?? greeting}
        readOnly={disabled}
        value={own.greeting ?? ''}
        onValue={(text) => onOwn({ greeting: text })}
        error={configError(`${at}/greeting`)}
      />
      <Input
        label="Label of the button in this language"
        optional
        maxLength={40}
        readOnly={disabled}
        value={own.launcher_label ?? ''}
        onValue={(text) => onOwn({ launcher_label: text })}
        error={configError(`${at}/launcher_label`)}
      />
      <Input
        label="Line beside the button"
        optional
        maxLength={200}
        readOnly={disabled}
        value={own.teaser ?? ''}
        onValue={(text) => onOwn({ teaser: text })}
        error={configError(`${at}/teaser`)}
      />
      {places.map((question, place) => (
        <Input
          key={place}
          label={`Question to begin with ${place + 1}`}
          optional
          maxLength={80}
          readOnly={disabled}
          value={question}
          onValue={(text) => onOwn({ suggestions: withSuggestion(suggestions, place, text) })}
          error={configError(`${at}/suggestions/${place}`)}
        />
      ))}
      <EveryWord locale={locale} own={own} disabled={disabled} onOwn={onOwn} />
      {!disabled && (
        <div>
          <Button size="small" icon="trash" onClick={onRemove}>
            Remove my words in {nameOfLanguage(locale)}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Each word of the widget, to be replaced. */
function EveryWord({ locale, own, disabled, onOwn }: Omit<OwnTextsFieldsProps, 'greeting' | 'onRemove'>) {
  const [isOpen, setOpen] = useState(false)
  const { words = {} } = own
  const all = wordsOf(catalogues.value ?? {}, locale).filter(({ name }) => name !== 'greeting')
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Every other word of the chat</summary>
      {isOpen && (
        <div class="stack every-word">
          {all.map(({ name, text }) => {
            const lost = lostPlaceholders(text, words[name] ?? '')
            return (
              <Input
                key={name}
                label={text}
                optional
                maxLength={300}
                readOnly={disabled}
                value={words[name] ?? ''}
                onValue={(typed) => onOwn({ words: withWord(words, name, typed) })}
                error={
                  configError(`/appearance/texts/${locale}/words/${name}`) ??
                  (lost.length > 0
                    ? `The chat fills in ${lost.join(' and ')}: it is missing here.`
                    : undefined)
                }
              />
            )
          })}
        </div>
      )}
    </details>
  )
}
