/** `/app/appearance`: how the widget looks, beside a picture of it. */
import { useState } from 'preact/hooks'
import type { Appearance, Teaser } from '#wire'
import { changeConfig, configError, draftConfig } from '../../api/bot-config.ts'
import { mayEdit } from '../../api/session.ts'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Switch } from '../../kit/switch.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { ConfigPage } from '../../shell/config-page.tsx'
import { AccentField } from './accent-field.tsx'
import { BrandFields } from './brand-fields.tsx'
import './appearance-page.css'
import { isColour } from '#sdk/contrast'
import { TeaserField } from './teaser-field.tsx'
import { WidgetPreview } from './widget-preview.tsx'
import { WordsCard } from './words-card.tsx'

const themes = [
  { value: 'auto', label: 'Like the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const positions = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const
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
      blocked={accent && !isColour(accent) ? 'The colour needs six digits, for example #0f655f.' : undefined}
      shownFields={shownFields}
    >
      {({ appearance, greeting, business, attachments = true }) => (
        <div class="appearance">
          <div class="stack">
            <Card title="Look">
              <Textarea
                label="Greeting"
                hint="The first thing a visitor reads."
                rows={2}
                readOnly={disabled}
                value={greeting}
                onValue={(text) => changeConfig((config) => ({ ...config, greeting: text }))}
                error={configError('/greeting')}
              />
              <AccentField
                value={appearance.accent}
                disabled={disabled}
                onValue={(colour) => edit({ ...appearance, accent: colour })}
                error={configError('/appearance/accent')}
              />
              <Segmented
                label="Position"
                value={appearance.position}
                options={positions}
                disabled={disabled}
                onValue={(position) => edit({ ...appearance, position })}
              />
              <Segmented
                label="Theme"
                value={appearance.theme}
                options={themes}
                disabled={disabled}
                onValue={(theme) => edit({ ...appearance, theme })}
              />
              <Input
                label="Label of the button"
                optional
                hint="Beside the bell, for example “Ask us”. Without it there is only the bell."
                maxLength={40}
                readOnly={disabled}
                value={appearance.launcher_label ?? ''}
                onValue={editLabel}
                error={configError('/appearance/launcher_label')}
              />
              <TeaserField value={appearance.teaser} disabled={disabled} onValue={editTeaser} />
              <BrandFields
                appearance={appearance}
                business={business.name}
                disabled={disabled}
                onAppearance={edit}
              />
              <Switch
                label="Visitors may send files"
                checked={attachments}
                disabled={disabled}
                onChecked={(isOn) => changeConfig((config) => ({ ...config, attachments: isOn }))}
              />
            </Card>
            <WordsCard
              appearance={appearance}
              greeting={greeting}
              disabled={disabled}
              shown={shownLanguage}
              onShown={setShownLanguage}
              onAppearance={edit}
            />
          </div>
          <section class="appearance-preview" aria-label="Preview">
            <div class="row">
              <Segmented label="Device" hideLabel value={device} options={devices} onValue={setDevice} />
              {appearance.theme === 'auto' && (
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
              appearance={appearance}
              greeting={greeting}
              business={business}
              device={device}
              locale={shownLanguage}
              theme={appearance.theme === 'auto' ? seenTheme : appearance.theme}
            />
          </section>
        </div>
      )}
    </ConfigPage>
  )
}

function edit(appearance: Appearance): void {
  changeConfig((config) => ({ ...config, appearance }))
}

function editTeaser(teaser: Teaser | undefined): void {
  changeConfig((config) => {
    const { teaser: _, ...rest } = config.appearance
    return { ...config, appearance: teaser ? { ...rest, teaser } : rest }
  })
}

function editLabel(text: string): void {
  changeConfig((config) => {
    const { launcher_label: _, ...rest } = config.appearance
    return { ...config, appearance: text ? { ...rest, launcher_label: text } : rest }
  })
}
