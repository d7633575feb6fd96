/** The line beside the launcher, and after how many seconds it comes. */
import type { Teaser } from '#wire'
import { configError } from '../../api/bot-config.ts'
import { Input } from '../../kit/input.tsx'

interface TeaserFieldProps {
  value: Teaser | undefined
  disabled: boolean
  onValue(teaser: Teaser | undefined): void
}

const usualSeconds = 5

export function TeaserField({ value, disabled, onValue }: TeaserFieldProps) {
  const { text = '', after_ms = usualSeconds * 1000 } = value ?? {}
  const change = (part: Partial<Teaser>) => {
    const next = { text, after_ms, ...part }
    onValue(next.text ? next : undefined)
  }
  return (
    <>
      <Input
        label="Line beside the button"
        optional
        hint="For example “Questions about prices? Ask me.” Visitors can send it away; phones never show it."
        maxLength={120}
        readOnly={disabled}
        value={text}
        onValue={(typed) => change({ text: typed })}
        error={configError('/appearance/teaser/text')}
      />
      {text && (
        <Input
          label="Seconds until it comes"
          type="number"
          min={0}
          readOnly={disabled}
          value={String(after_ms / 1000)}
          onValue={(typed) => change({ after_ms: Math.round(Number(typed) * 1000) })}
          error={configError('/appearance/teaser/after_ms')}
        />
      )}
    </>
  )
}
