/** A picture of the widget on a page, made of plain elements; nothing in it can be used. */

import { isColour, readOn } from '#sdk/contrast'
import type { Appearance, Business } from '#wire'
import './widget-preview.css'

interface WidgetPreviewProps {
  appearance: Appearance
  greeting: string
  business: Business
  device: 'desktop' | 'phone'
  theme: 'light' | 'dark'
}

const fallback = '#0f655f'

export function WidgetPreview({ appearance, greeting, business, device, theme }: WidgetPreviewProps) {
  const accent = isColour(appearance.accent) ? appearance.accent : fallback
  return (
    <div
      class="mock"
      data-device={device}
      data-theme={theme}
      data-position={appearance.position}
      style={{ '--mock-accent': accent, '--mock-on-accent': readOn(accent).text }}
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
        <div class="mock-panel">
          <div class="mock-head">
            <strong>{business.name}</strong>
            <span>AI assistant · replies at once</span>
          </div>
          <div class="mock-talk">
            <p class="mock-bot">{greeting || 'Hello! How can I help?'}</p>
            <p class="mock-visitor">Are you open on Saturday?</p>
            <p class="mock-bot">Yes, this Saturday from 9:00 to 13:00.</p>
          </div>
          <div class="mock-composer">Write a message</div>
        </div>
        <div class="mock-launcher" data-label={Boolean(appearance.launcher_label)}>
          <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
            <path d="M4 16a8 8 0 0 1 16 0z" fill="currentColor" />
            <rect x="3" y="17.5" width="18" height="2" rx="1" fill="currentColor" />
            <circle cx="12" cy="6" r="1.6" fill="currentColor" />
          </svg>
          {appearance.launcher_label && <span>{appearance.launcher_label}</span>}
        </div>
      </div>
    </div>
  )
}
