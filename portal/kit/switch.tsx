/** On or off, at once. */
interface SwitchProps {
  label: string
  checked: boolean
  onChecked(checked: boolean): void
  disabled?: boolean
}

export function Switch({ label, checked, onChecked, disabled }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        disabled={disabled ?? false}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}
