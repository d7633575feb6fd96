/** `/app/appearance`: how the widget looks, beside a picture of it. */
import { useState } from 'preact/hooks'
import { draftConfig } from '../../api/bot-config.ts'
import { mayEdit } from '../../api/session.ts'
import { Segmented } from '../../kit/segmented.tsx'
import { ConfigPage } from '../../shell/config-page.tsx'
import './appearance-page.css'
import { isColour } from '#sdk/contrast'
import { editAppearance } from './edit-appearance.ts'
import { LookCard } from './look-card.tsx'
import { prechatProblem } from './prechat.ts'
import { PrechatCard } from './prechat-card.tsx'
import { WidgetPreview } from './widget-preview.tsx'
import { WordsCard } from './words-card.tsx'

const devices = [
  { value: 'desktop', label: 'Desktop' },
  { value: 'phone', label: 'Phone' },
] as const
const previewThemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const shownFields = [
  '/greeting',
  '/appearance/accent',
  '/appearance/launcher_label',
  '/appearance/name',
  '/appearance/avatar',
  '/prechat/title',
  '/prechat/consent',
]

export function AppearancePage() {
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop')
  const [seenTheme, setSeenTheme] = useState<'light' | 'dark'>('light')
  const [shownLanguage, setShownLanguage] = useState('')
  const disabled = !mayEdit.value
  const accent = draftConfig.value?.appearance.accent ?? ''
  return (
    <ConfigPage
      title="Appearance"
      lead="Your colour, your words. The picture changes as you type."
      width="wide"
      blocked={
        accent && !isColour(accent)
          ? 'The colour needs six digits, for example #0f655f.'
          : prechatProblem(draftConfig.value?.prechat)
      }
      shownFields={shownFields}
    >
      {(config) => (
        <div class="appearance">
          <div class="stack">
            <LookCard config={config} disabled={disabled} />
            <WordsCard
              appearance={config.appearance}
              greeting={config.greeting}
              disabled={disabled}
              shown={shownLanguage}
              onShown={setShownLanguage}
              onAppearance={editAppearance}
            />
            <PrechatCard form={config.prechat} disabled={disabled} />
          </div>
          <section class="appearance-preview" aria-label="Preview">
            <div class="row">
              <Segmented label="Device" hideLabel value={device} options={devices} onValue={setDevice} />
              {config.appearance.theme === 'auto' && (
                <Segmented
                  label="Visitor’s theme"
                  hideLabel
                  value={seenTheme}
                  options={previewThemes}
                  onValue={setSeenTheme}
                />
              )}
            </div>
            <WidgetPreview
              appearance={config.appearance}
              greeting={config.greeting}
              business={config.business}
              device={device}
              locale={shownLanguage}
              theme={config.appearance.theme === 'auto' ? seenTheme : config.appearance.theme}
            />
          </section>
        </div>
      )}
    </ConfigPage>
  )
}
