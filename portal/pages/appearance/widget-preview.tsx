/** A picture of the widget on a page, made of plain elements; nothing in it can be used. */

import { asText, isColour, readOn } from '#sdk/contrast'
import type { Appearance, Business } from '#wire'
import { languageOf, wordsOf } from './own-texts.ts'
import { catalogues } from './widget-catalogues.ts'
import './widget-preview.css'

interface WidgetPreviewProps {
  appearance: Appearance
  greeting: string
  business: Business
  device: 'desktop' | 'phone'
  theme: 'light' | 'dark'
  /** Whose visitor looks at it; empty: one who speaks the bot's language. */
  locale: string
}

const fallback = '#0f655f'
const rightToLeft = /^(ar|he|fa|ur)\b/

export function WidgetPreview({ appearance, greeting, business, device, theme, locale }: WidgetPreviewProps) {
  const own = appearance.texts?.[locale] ?? {}
  const label = own.launcher_label ?? appearance.launcher_label
  const accent = isColour(appearance.accent) ? appearance.accent : fallback
  return (
    <div
      class="mock"
      data-device={device}
      data-theme={theme}
      data-position={appearance.position}
      style={{
        '--mock-accent': accent,
        '--mock-on-accent': readOn(accent).text,
        '--mock-link': asText(accent, theme),
        '--mock-radius': `${appearance.radius ?? 20}px`,
      }}
      role="img"
      aria-label={`The chat of ${business.name} at the ${appearance.position}, ${theme}`}
    >
      <div class="mock-page" aria-hidden="true">
        <div class="mock-top">
          <strong>{business.name}</strong>
          <span class="mock-line" data-size="short" />
        </div>
        <div class="mock-hero" />
        <span class="mock-line" data-size="title" />
        <span class="mock-line" />
        <span class="mock-line" />
        <span class="mock-line" data-size="half" />
      </div>
      <div class="mock-widget" aria-hidden="true">
        <MockPanel appearance={appearance} greeting={greeting} business={business} locale={locale} />
        {own.teaser && (
          <p class="mock-teaser" dir="auto">
            {own.teaser}
          </p>
        )}
        <div class="mock-launcher" data-label={Boolean(label)}>
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M4 16a8 8 0 0 1 16 0z" fill="currentColor" />
            <rect x="3" y="17.5" width="18" height="2" rx="1" fill="currentColor" />
            <circle cx="12" cy="6" r="1.6" fill="currentColor" />
          </svg>
          {label && <span>{label}</span>}
        </div>
      </div>
    </div>
  )
}

function MockPanel({ appearance, greeting, business, locale }: Omit<WidgetPreviewProps, 'device' | 'theme'>) {
  const own = appearance.texts?.[locale] ?? {}
  const word = wordIn(appearance, locale)
  const isBotsOwn = !locale || languageOf(locale) === languageOf(appearance.language ?? 'en')
  return (
    <div class="mock-panel" lang={locale || 'en'} dir={rightToLeft.test(locale) ? 'rtl' : 'ltr'}>
      <div class="mock-head">
        <strong>{appearance.name ?? business.name}</strong>
        <span>
          {word('assistant')} · {word('ready')}
        </span>
      </div>
      <div class="mock-talk">
        <p class="mock-bot">{own.greeting || (isBotsOwn && greeting) || word('greeting')}</p>
        {own.suggestions?.map((question) => (
          <p key={question} class="mock-suggestion">
            {question}
          </p>
        ))}
        {isBotsOwn && <p class="mock-visitor">Are you open on Saturday?</p>}
        {isBotsOwn && <p class="mock-bot">Yes, this Saturday from 9:00 to 13:00.</p>}
      </div>
      <div class="mock-composer">{word('placeholder')}</div>
    </div>
  )
}

/** The owner's word, else the widget's. */
function wordIn(appearance: Appearance, locale: string) {
  const own = appearance.texts?.[locale]?.words ?? {}
  const words = wordsOf(catalogues.value ?? {}, locale || (appearance.language ?? 'en'))
  return (name: string) => own[name] ?? words.find((word) => word.name === name)?.text ?? ''
}
