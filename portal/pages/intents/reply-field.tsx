/** What the bot says, with the words that fill themselves in. */
import { useRef } from 'preact/hooks'
import type { ReplyVariable } from '#wire'
import { Button } from '../../kit/button.tsx'
import { Textarea } from '../../kit/textarea.tsx'

interface ReplyFieldProps {
  value: string
  onValue(value: string): void
  error: string | undefined
  readOnly: boolean
}

/** As the server fills them in. */
const variables: readonly ReplyVariable[] = [
  'business_name',
  'owner_name',
  'phone',
  'email',
  'address',
  'website',
  'emergency_phone',
  'hours',
  'services',
  'greeting',
  'business_id',
]

export function ReplyField({ value, onValue, error, readOnly }: ReplyFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const insert = (name: string) => {
    const field = place.current?.querySelector('textarea')
    const at = field?.selectionEnd ?? value.length
    const word = `{{${name}}}`
    onValue(value.slice(0, at) + word + value.slice(at))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at + word.length, at + word.length)
    })
  }
  const unknown = unknownVariable(value)
  return (
    <div ref={place} class="stack-tight">
      <Textarea
        label="Reply"
        optional
        rows={3}
        name="reply"
        maxLength={4000}
        value={value}
        onValue={onValue}
        readOnly={readOnly}
        error={error ?? (unknown && `{{${unknown}}} is not known: it would be said as it stands.`)}
        hint="Said word for word. Left empty, the bot answers from your facts and articles."
      />
      {!readOnly && (
        <details class="small">
          <summary>Words that fill themselves in</summary>
          <div class="row intent-variables">
            {variables.map((name) => (
              <Button key={name} size="small" onClick={() => insert(name)}>
                <code>{`{{${name}}}`}</code>
              </Button>
            ))}
          </div>
          <p class="soft">They stand for what you wrote on the Business page.</p>
        </details>
      )}
    </div>
  )
}

function unknownVariable(reply: string): string | undefined {
  const names = [...reply.matchAll(/\{\{\s?([\w.]{1,40})\s?\}\}/g)].map((match) => match[1] ?? '')
  return names.find((name) => !variables.some((known) => known === name))
}
