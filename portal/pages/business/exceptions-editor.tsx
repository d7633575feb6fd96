/** Dates that differ from the weekly hours. */
import type { HoursException } from '#wire'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Switch } from '../../kit/switch.tsx'
import './rows-editor.css'
import { TimeField } from './hours-editor.tsx'

interface ExceptionsEditorProps {
  exceptions: readonly HoursException[]
  disabled: boolean
  error(pointer: string): string | undefined
  onExceptions(exceptions: HoursException[]): void
}

export function ExceptionsEditor({ exceptions, disabled, error, onExceptions }: ExceptionsEditorProps) {
  const replace = (at: number, next: HoursException) =>
    onExceptions(exceptions.map((before, index) => (index === at ? next : before)))
  return (
    <div class="stack">
      {exceptions.map((exception, index) => (
        <fieldset class="entry" key={index} disabled={disabled}>
          <legend class="visually-hidden">Exception {exception.date || index + 1}</legend>
          <Input
            label="Date"
            type="date"
            value={exception.date}
            onValue={(date) => replace(index, { ...exception, date })}
            error={error(`/business/exceptions/${index}/date`)}
          />
          <div class="field">
            <span class="field-label" aria-hidden="true">
              That day
            </span>
            <div class="row entry-times">
              <Switch
                label={exception.closed ? 'Closed' : 'Open'}
                checked={!exception.closed}
                onChecked={(isOpen) => replace(index, toggle(exception, isOpen))}
              />
              {!exception.closed && (
                <>
                  <TimeField
                    label="Opens on that date"
                    value={exception.open ?? ''}
                    disabled={disabled}
                    onValue={(open) => replace(index, { ...exception, open })}
                  />
                  <span class="soft">to</span>
                  <TimeField
                    label="Closes on that date"
                    value={exception.close === '24:00' ? '00:00' : (exception.close ?? '')}
                    disabled={disabled}
                    onValue={(close) =>
                      replace(index, { ...exception, close: close === '00:00' ? '24:00' : close })
                    }
                  />
                </>
              )}
            </div>
          </div>
          <IconButton
            icon="trash"
            label={`Remove the exception ${exception.date}`}
            onClick={() => onExceptions(exceptions.filter((_, at) => at !== index))}
          />
          <div class="entry-wide">
            <Input
              label="Note"
              optional
              placeholder="Christmas"
              value={exception.note ?? ''}
              onValue={(note) => replace(index, withNote(exception, note))}
            />
          </div>
        </fieldset>
      ))}
      {exceptions.length === 0 && (
        <p class="soft">None. Add public holidays and days off, so that nobody stands at a closed door.</p>
      )}
      {!disabled && (
        <div class="row">
          <Button icon="plus" onClick={() => onExceptions([...exceptions, { date: '', closed: true }])}>
            Add a date
          </Button>
        </div>
      )}
    </div>
  )
}

/** Why the exceptions will not do yet; undefined when they will. */
export function exceptionsProblem(exceptions: readonly HoursException[]): string | undefined {
  if (exceptions.some(({ date }) => !date)) return 'An exception has no date yet.'
  const isHalf = exceptions.some(({ closed, open, close }) => !closed && !(open && close))
  return isHalf ? 'An exception that is open needs both times.' : undefined
}

function toggle({ date, note }: HoursException, isOpen: boolean): HoursException {
  const times = isOpen ? { open: '09:00', close: '13:00' } : { closed: true }
  return { date, ...times, ...(note ? { note } : {}) }
}

function withNote({ note: _, ...rest }: HoursException, note: string): HoursException {
  return note ? { ...rest, note } : rest
}
