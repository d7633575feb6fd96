/** A label with its control, a hint and the reason why what was typed will not do. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'
import { Icon } from './icon.tsx'

/** What a control needs to be tied to its label and texts. */
export interface ControlIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
}

/** What every field for text takes. */
export interface TextControl {
  label: string
  value: string
  onValue(value: string): void
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
  hideLabel?: boolean
  name?: string
  required?: boolean
  readOnly?: boolean
  autoFocus?: boolean
  placeholder?: string
  maxLength?: number
}

interface FieldProps {
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  /** Shown after the label; a field that is not marked is required. */
  optional?: boolean
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  children: (ids: ControlIds) => ComponentChildren
}

export function Field({ label, hint, error, optional = false, hideLabel = false, children }: FieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class="field" data-invalid={Boolean(error)}>
      <div class={hideLabel ? 'visually-hidden' : 'field-label'}>
        <label for={id}>{label}</label>
        {optional && <span class="soft small"> optional</span>}
      </div>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': Boolean(error) })}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
