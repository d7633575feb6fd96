/** The accent colour, by eye or by digits, and how well one can read on it. */

import { asText, contrast, isColour, leastForText, readOn } from '#sdk/contrast'
import { Badge } from '../../kit/badge.tsx'
import { Field } from '../../kit/field.tsx'

interface AccentFieldProps {
  value: string
  disabled: boolean
  error: string | undefined
  onValue(colour: string): void
}

const themes = [
  { theme: 'light', label: 'Links on light', surface: '#ffffff' },
  { theme: 'dark', label: 'Links on dark', surface: '#181b20' },
] as const

/** Below this a control is hard to make out on its page (WCAG 1.4.11). */
const leastForShape = 3

export function AccentField({ value, disabled, error, onValue }: AccentFieldProps) {
  return (
    <Field label="Accent colour" error={error}>
      {(ids) => (
        <>
          <div class="accent">
            <input
              type="color"
              class="control"
              aria-label="Choose the colour by eye"
              value={isColour(value) ? value : '#000000'}
              disabled={disabled}
              onInput={(event) => onValue(event.currentTarget.value)}
            />
            <input
              {...ids}
              class="control mono"
              value={value}
              maxLength={7}
              spellcheck={false}
              readOnly={disabled}
              onInput={(event) => onValue(event.currentTarget.value)}
            />
          </div>
          {isColour(value) && <ContrastMeter colour={value} />}
          {isColour(value) && <AsText colour={value} />}
        </>
      )}
    </Field>
  )
}

/** What the panel writes with, where the colour itself could not be read. */
function AsText({ colour }: { colour: string }) {
  const written = { light: asText(colour, 'light'), dark: asText(colour, 'dark') }
  const same = colour.toLowerCase()
  return (
    <ul class="accent-as-text">
      {themes.map(({ theme, label, surface }) => (
        <li key={theme} class="row contrast">
          <span
            class="contrast-sample"
            style={{ backgroundColor: surface, color: written[theme] }}
            aria-hidden="true"
          >
            Aa
          </span>
          <span class="small">
            {label}: {written[theme] === same ? 'your colour' : <>{written[theme]} instead</>},{' '}
            {contrast(written[theme], surface).toFixed(1)} to 1
          </span>
        </li>
      ))}
    </ul>
  )
}

function ContrastMeter({ colour }: { colour: string }) {
  const { text, ratio } = readOn(colour)
  const onWhite = contrast(colour, '#ffffff')
  return (
    <div class="row contrast" role="status">
      <span class="contrast-sample" style={{ backgroundColor: colour, color: text }} aria-hidden="true">
        Aa
      </span>
      <span class="small">
        {text === '#ffffff' ? 'White' : 'Black'} text on it: {ratio.toFixed(1)} to 1
      </span>
      <Badge tone={ratio >= leastForText ? 'good' : 'bad'}>
        {ratio >= leastForText ? 'Easy to read' : 'Hard to read'}
      </Badge>
      {onWhite < leastForShape && <Badge tone="warn">Pale on a white page</Badge>}
    </div>
  )
}
