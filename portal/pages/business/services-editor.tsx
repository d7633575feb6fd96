/** What the business offers, at what price. */
import type { ServiceOffer } from '#wire'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import './rows-editor.css'

interface ServicesEditorProps {
  services: readonly ServiceOffer[]
  disabled: boolean
  error(pointer: string): string | undefined
  onServices(services: ServiceOffer[]): void
}

export function ServicesEditor({ services, disabled, error, onServices }: ServicesEditorProps) {
  const replace = (at: number, change: Partial<Record<keyof ServiceOffer, string>>) =>
    onServices(services.map((before, index) => (index === at ? edit(before, change) : before)))
  return (
    <div class="stack">
      {services.map((service, index) => (
        <fieldset class="entry entry-service" key={index} disabled={disabled}>
          <legend class="visually-hidden">Service {service.name || index + 1}</legend>
          <Input
            label="Service"
            placeholder="Furnace repair"
            value={service.name}
            onValue={(name) => replace(index, { name })}
            error={error(`/business/services/${index}/name`)}
          />
          <Input
            label="Price"
            optional
            placeholder="from $89"
            value={service.price ?? ''}
            onValue={(price) => replace(index, { price })}
          />
          <Input
            label="Minutes"
            optional
            type="number"
            inputMode="numeric"
            min={1}
            value={service.duration_minutes ? String(service.duration_minutes) : ''}
            onValue={(minutes) => replace(index, { duration_minutes: minutes })}
            error={error(`/business/services/${index}/duration_minutes`)}
          />
          <IconButton
            icon="trash"
            label={`Remove the service ${service.name}`}
            onClick={() => onServices(services.filter((_, at) => at !== index))}
          />
          <div class="entry-wide">
            <Input
              label="Description"
              optional
              value={service.description ?? ''}
              onValue={(description) => replace(index, { description })}
            />
          </div>
        </fieldset>
      ))}
      {services.length === 0 && (
        <p class="soft">None yet. Services with prices answer "how much is …?" at once.</p>
      )}
      {!disabled && (
        <div class="row">
          <Button icon="plus" onClick={() => onServices([...services, { name: '' }])}>
            Add a service
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why the services will not do yet; undefined when they will. */
export function servicesProblem(services: readonly ServiceOffer[]): string | undefined {
  return services.some(({ name }) => !name.trim()) ? 'A service has no name yet.' : undefined
}

/** An empty text means that the service does not have that part. */
function edit(service: ServiceOffer, change: Partial<Record<keyof ServiceOffer, string>>): ServiceOffer {
  const { duration_minutes, ...texts } = change
  const edited: ServiceOffer = { ...service, ...texts }
  const minutes = Math.round(Number(duration_minutes))
  if (minutes > 0) edited.duration_minutes = minutes
  if (duration_minutes === '') delete edited.duration_minutes
  if (edited.price === '') delete edited.price
  if (edited.description === '') delete edited.description
  return edited
}
