/** Name, picture, corners and font of the chat. */
import type { Appearance } from '#wire'
import { configError } from '../../api/bot-config.ts'
import { Input } from '../../kit/input.tsx'
import { Segmented } from '../../kit/segmented.tsx'

interface BrandFieldsProps {
  appearance: Appearance
  business: string
  disabled: boolean
  onAppearance(appearance: Appearance): void
}

const fonts = [
  { value: 'system', label: 'The device’s' },
  { value: 'inherit', label: 'The page’s' },
] as const
const corners = [
  { value: '0', label: 'Square' },
  { value: '10', label: 'Slightly round' },
  { value: '20', label: 'Round' },
] as const

export function BrandFields({ appearance, business, disabled, onAppearance }: BrandFieldsProps) {
  const { name, avatar, radius = 20, font = 'system' } = appearance
  const set = (field: 'name' | 'avatar', text: string) => {
    const { [field]: _, ...rest } = appearance
    onAppearance(text ? { ...rest, [field]: text } : rest)
  }
  return (
    <>
      <Input
        label="Name in the header"
        optional
        placeholder={business}
        maxLength={120}
        readOnly={disabled}
        value={name ?? ''}
        onValue={(text) => set('name', text)}
        error={configError('/appearance/name')}
      />
      <Input
        label="Picture in the header"
        type="url"
        optional
        hint="Address of a square picture, with https. Without one there is the first letter of the name."
        maxLength={500}
        readOnly={disabled}
        value={avatar ?? ''}
        onValue={(text) => set('avatar', text)}
        error={configError('/appearance/avatar')}
      />
      <Segmented
        label="Corners"
        value={nearestCorner(radius)}
        options={corners}
        disabled={disabled}
        onValue={(value) => onAppearance({ ...appearance, radius: Number(value) })}
      />
      <Segmented
        label="Font"
        value={font}
        options={fonts}
        disabled={disabled}
        onValue={(value) => onAppearance({ ...appearance, font: value })}
      />
    </>
  )
}

function nearestCorner(radius: number) {
  return radius < 5 ? '0' : radius < 15 ? '10' : '20'
}
