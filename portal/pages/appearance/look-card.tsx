/** Colour, place, button and brand of the widget. */
import type { BotConfig, Teaser } from '#wire'
import { changeConfig, configError } from '../../api/bot-config.ts'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Switch } from '../../kit/switch.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { AccentField } from './accent-field.tsx'
import { BrandFields } from './brand-fields.tsx'
import { editAppearance } from './edit-appearance.ts'
import { TeaserField } from './teaser-field.tsx'

const themes = [
  { value: 'auto', label: 'Like the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const positions = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const

interface LookCardProps {
  config: BotConfig
  disabled: boolean
}

export function LookCard({ config, disabled }: LookCardProps) {
  const { appearance, greeting, business, attachments = true } = config
  return (
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
        onValue={(colour) => editAppearance({ ...appearance, accent: colour })}
        error={configError('/appearance/accent')}
      />
      <Segmented
        label="Position"
        value={appearance.position}
        options={positions}
        disabled={disabled}
        onValue={(position) => editAppearance({ ...appearance, position })}
      />
      <Segmented
        label="Theme"
        value={appearance.theme}
        options={themes}
        disabled={disabled}
        onValue={(theme) => editAppearance({ ...appearance, theme })}
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
        onAppearance={editAppearance}
      />
      <Switch
        label="Visitors may send files"
        checked={attachments}
        disabled={disabled}
        onChecked={(isOn) => changeConfig((config) => ({ ...config, attachments: isOn }))}
      />
    </Card>
  )
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
