/** Name, contact and description of the business. */
import type { Business } from '#wire'
import { configError } from '../../api/bot-config.ts'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Textarea } from '../../kit/textarea.tsx'

interface FactsCardProps {
  business: Business
  disabled: boolean
  onText(name: FactName, text: string): void
}

/** The facts that are plain text. */
export type FactName = (typeof factNames)[number]
export const factNames = [
  'name',
  'phone',
  'email',
  'address',
  'website',
  'description',
  'emergency_phone',
  'privacy_url',
] as const satisfies readonly (keyof Business)[]

export function FactsCard({ business, disabled, onText }: FactsCardProps) {
  const bind = (name: FactName) => ({
    name,
    value: business[name] ?? '',
    onValue: (text: string) => onText(name, text),
    error: configError(`/business/${name}`),
    readOnly: disabled,
  })
  return (
    <Card title="Facts" lead="Answered word for word, never invented.">
      <div class="pair">
        <Input label="Name" autocomplete="organization" required {...bind('name')} />
        <Input label="Phone" optional type="tel" autocomplete="tel" {...bind('phone')} />
        <Input label="Email for visitors" optional type="email" autocomplete="email" {...bind('email')} />
        <Input label="Website" optional type="url" placeholder="https://" {...bind('website')} />
      </div>
      <Input label="Address" optional autocomplete="street-address" {...bind('address')} />
      <Textarea
        label="Description"
        optional
        hint="What you do and for whom, in two or three sentences."
        {...bind('description')}
      />
      <Input
        label="Emergency phone"
        optional
        type="tel"
        hint="Given at any hour when somebody writes about an emergency."
        {...bind('emergency_phone')}
      />
      <Input
        label="Privacy page"
        optional
        type="url"
        placeholder="https://"
        hint="Linked in the menu of the chat."
        {...bind('privacy_url')}
      />
    </Card>
  )
}
