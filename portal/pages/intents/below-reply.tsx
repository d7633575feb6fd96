/** What stands below an intent's reply: quick replies, buttons, a form. */
import type { FormBlock, FormFieldType, OfferedBlock } from '#wire'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Select } from '../../kit/select.tsx'
import { Switch } from '../../kit/switch.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { type BelowDraft, emptyForm, type FieldDraft } from './below-draft.ts'

interface BelowReplyProps {
  below: BelowDraft
  onBelow(below: BelowDraft): void
  /** Blocks that were made by a program and are kept as they are. */
  kept: readonly OfferedBlock[]
  error: string | undefined
  readOnly: boolean
}

export function BelowReply({ below, onBelow, kept, error, readOnly }: BelowReplyProps) {
  const change = (part: Partial<BelowDraft>) => onBelow({ ...below, ...part })
  return (
    <details class="stack-tight" open={below.replies !== '' || below.buttons !== '' || below.form !== null}>
      <summary>Below the reply</summary>
      <div class="stack">
        {error && <p class="field-error">{error}</p>}
        <Textarea
          label="Quick replies"
          optional
          rows={2}
          hint="One a line. A press says it for the visitor."
          value={below.replies}
          onValue={(replies) => change({ replies })}
          readOnly={readOnly}
        />
        <Textarea
          label="Buttons"
          optional
          rows={2}
          placeholder="Our prices https://example.com/prices"
          hint="One a line: words, then an address with https://, mailto: or tel:."
          value={below.buttons}
          onValue={(buttons) => change({ buttons })}
          readOnly={readOnly}
        />
        <Switch
          label="A form to fill in"
          checked={below.form !== null}
          disabled={readOnly}
          onChecked={(on) => change({ form: on ? emptyForm : null })}
        />
        {below.form && (
          <FormEditor form={below.form} onForm={(form) => change({ form })} readOnly={readOnly} />
        )}
        {kept.length > 0 && <p class="soft small">Cards that a program has put here are kept as they are.</p>}
      </div>
    </details>
  )
}

const purposes: readonly { value: FormBlock['purpose']; label: string }[] = [
  { value: 'lead', label: 'Becomes a lead' },
  { value: 'contact', label: 'Becomes a call back' },
  { value: 'other', label: 'Stays in the conversation' },
]

const types: readonly { value: FormFieldType; label: string }[] = [
  { value: 'name', label: 'Name' },
  { value: 'email', label: 'Email' },
  { value: 'phone', label: 'Phone' },
  { value: 'text', label: 'A line' },
  { value: 'long_text', label: 'Several lines' },
  { value: 'choice', label: 'One of a list' },
  { value: 'date', label: 'A day' },
]

interface FormEditorProps {
  form: NonNullable<BelowDraft['form']>
  onForm(form: NonNullable<BelowDraft['form']>): void
  readOnly: boolean
}

function FormEditor({ form, onForm, readOnly }: FormEditorProps) {
  const { fields } = form
  const change = (part: Partial<typeof form>) => onForm({ ...form, ...part })
  const edit = (at: number, part: Partial<FieldDraft>) =>
    change({ fields: fields.map((field, place) => (place === at ? { ...field, ...part } : field)) })
  return (
    <div class="stack">
      <Input
        label="Title of the form"
        optional
        maxLength={120}
        value={form.title}
        onValue={(title) => change({ title })}
        readOnly={readOnly}
      />
      <Select
        label="What is sent"
        value={form.purpose}
        options={purposes}
        onValue={(purpose) => change({ purpose: purpose as FormBlock['purpose'] })}
        disabled={readOnly}
      />
      {fields.map((field, at) => (
        <fieldset key={at} class="stack-tight" disabled={readOnly}>
          <legend class="field-label">Field {at + 1}</legend>
          <div class="row">
            <Select
              label={`Kind of field ${at + 1}`}
              hideLabel
              value={field.type}
              options={types}
              onValue={(type) => edit(at, { type: type as FormFieldType })}
            />
            {fields.length > 1 && (
              <IconButton
                icon="trash"
                label={`Remove field ${at + 1}`}
                onClick={() => change({ fields: fields.filter((_, place) => place !== at) })}
              />
            )}
          </div>
          <Input
            label={`Label of field ${at + 1}`}
            hideLabel
            placeholder="Label, if the usual word is not right"
            maxLength={80}
            value={field.label}
            onValue={(label) => edit(at, { label })}
          />
          {field.type === 'choice' && (
            <Textarea
              label={`Choices of field ${at + 1}`}
              rows={2}
              hint="One a line."
              value={field.options}
              onValue={(options) => edit(at, { options })}
            />
          )}
          <Switch
            label={`Field ${at + 1} is needed`}
            checked={field.required}
            onChecked={(required) => edit(at, { required })}
          />
        </fieldset>
      ))}
      {!readOnly && fields.length < 12 && (
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() =>
              change({ fields: [...fields, { type: 'text', label: '', options: '', required: false }] })
            }
          >
            Add a field
          </Button>
        </div>
      )}
      <Input
        label="To be agreed to"
        optional
        maxLength={500}
        hint="A sentence with a box to tick, for example that you may write to them."
        value={form.consent}
        onValue={(consent) => change({ consent })}
        readOnly={readOnly}
      />
    </div>
  )
}
