/** What visitors are asked before their first message: off, or field by field. */
import { useState } from 'preact/hooks'
import type { PrechatForm } from '#wire'
import { changeConfig, configError } from '../../api/bot-config.ts'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { Switch } from '../../kit/switch.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import {
  type Asking,
  askingOf,
  choiceOf,
  firstPrechat,
  linesOf,
  type UsualField,
  withAsking,
  withChoice,
  withText,
} from './prechat.ts'

interface PrechatCardProps {
  form: PrechatForm | undefined
  disabled: boolean
}

const fields: readonly { type: UsualField; label: string }[] = [
  { type: 'name', label: 'Name' },
  { type: 'email', label: 'E-mail' },
  { type: 'phone', label: 'Phone' },
  { type: 'choice', label: 'What it is about' },
]
const askings: readonly { value: Asking; label: string }[] = [
  { value: 'no', label: 'Not asked' },
  { value: 'optional', label: 'Optional' },
  { value: 'required', label: 'Needed' },
]

export function PrechatCard({ form, disabled }: PrechatCardProps) {
  return (
    <Card
      title="Before the chat"
      lead="A form before the first message. Most visitors leave where one stands in the way: it is off unless you need it."
    >
      <Switch
        label="Ask visitors first"
        checked={form !== undefined}
        disabled={disabled}
        onChecked={(on) => edit(on ? firstPrechat : undefined)}
      />
      {form && <PrechatEditor form={form} disabled={disabled} />}
    </Card>
  )
}

function PrechatEditor({ form, disabled }: { form: PrechatForm; disabled: boolean }) {
  return (
    <>
      {fields.map(({ type, label }) => (
        <Segmented
          key={type}
          label={label}
          value={askingOf(form, type)}
          options={askings}
          disabled={disabled}
          onValue={(asking) => edit(withAsking(form, type, asking))}
        />
      ))}
      {choiceOf(form) && <ChoiceFields form={form} disabled={disabled} />}
      <Switch
        label="Visitors may skip it"
        checked={form.skippable}
        disabled={disabled}
        onChecked={(skippable) => edit({ ...form, skippable })}
      />
      <Input
        label="Title of the form"
        optional
        hint="Without one it says “Before we begin”, in the visitor’s language."
        maxLength={120}
        readOnly={disabled}
        value={form.title ?? ''}
        onValue={(text) => edit(withText(form, 'title', text))}
        error={configError('/prechat/title')}
      />
      <Input
        label="To be agreed to"
        optional
        hint="A sentence with a box to tick, for example that you may write to them."
        maxLength={500}
        readOnly={disabled}
        value={form.consent ?? ''}
        onValue={(text) => edit(withText(form, 'consent', text))}
        error={configError('/prechat/consent')}
      />
      <p class="soft small">
        What your website has told the chat of a visitor is not asked again. Answers stand in the conversation
        and under Leads.
      </p>
    </>
  )
}

function ChoiceFields({ form, disabled }: { form: PrechatForm; disabled: boolean }) {
  const { label = '', options = [] } = choiceOf(form) ?? {}
  const [typed, setTyped] = useState('')
  const kept = options.join('\n')
  return (
    <>
      <Input
        label="Question to choose an answer to"
        maxLength={80}
        readOnly={disabled}
        value={label}
        onValue={(text) => edit(withChoice(form, { label: text }))}
      />
      <Textarea
        label="Answers to choose from"
        rows={3}
        hint="One a line."
        readOnly={disabled}
        value={linesOf(typed).join('\n') === kept ? typed : kept}
        onValue={(text) => {
          setTyped(text)
          edit(withChoice(form, { options: linesOf(text) }))
        }}
      />
    </>
  )
}

function edit(form: PrechatForm | undefined): void {
  changeConfig(({ prechat: _, ...config }) => (form ? { ...config, prechat: form } : config))
}
