/** How an invitation reaches the person. */
import { Segmented } from '../../kit/segmented.tsx'

export type Delivery = 'mail' | 'link'

interface DeliveryChoiceProps {
  value: Delivery
  onValue(value: Delivery): void
}

export function DeliveryChoice({ value, onValue }: DeliveryChoiceProps) {
  return (
    <div class="stack-tight">
      <Segmented
        label="How it gets there"
        value={value}
        options={[
          { value: 'mail', label: 'We send a mail' },
          { value: 'link', label: 'I send the link' },
        ]}
        onValue={onValue}
      />
      <p class="field-hint">
        {value === 'mail'
          ? 'A mail with a link that works once, for seven days.'
          : 'You get the link to copy. It works once, for seven days.'}
      </p>
    </div>
  )
}
