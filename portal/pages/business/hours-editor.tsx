/** The weekly hours: seven days, each closed or open once or several times. */
import { useState } from 'preact/hooks'
import type { Hours } from '#wire'
import { isSame } from '../../api/merge-changes.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Icon } from '../../kit/icon.tsx'
import { Switch } from '../../kit/switch.tsx'
import './hours-editor.css'
import {
  dayProblem,
  endsNextDay,
  type Interval,
  nextInterval,
  toHours,
  toWeek,
  type Week,
  withDay,
} from './week.ts'

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface HoursEditorProps {
  hours: readonly Hours[]
  disabled: boolean
  onHours(hours: readonly Hours[]): void
}

const usual: Week = dayNames.map((_, index) => (index < 5 ? [{ open: '09:00', close: '17:00' }] : []))

export function HoursEditor({ hours, disabled, onHours }: HoursEditorProps) {
  const [typed, setTyped] = useState<{ hours: readonly Hours[]; week: Week }>({ hours, week: toWeek(hours) })
  // Lines keep their place while their times are typed; hours from elsewhere are read anew.
  const week = isSame(typed.hours, hours) ? typed.week : toWeek(hours)
  // What was open before a day was switched off comes back when it is switched on again.
  const [before, setBefore] = useState(week)
  const change = (next: Week) => {
    const changed = toHours(next)
    setTyped({ hours: changed, week: next })
    onHours(changed)
  }
  const setDay = (index: number, intervals: readonly Interval[]) => {
    if (intervals.length === 0) setBefore(withDay(before, index, week[index] ?? []))
    change(withDay(week, index, intervals))
  }
  const isEmpty = week.every((day) => day.length === 0)
  return (
    <div class="stack-tight">
      {isEmpty && !disabled && (
        <div class="row hours-start">
          <p class="grow soft">No hours yet. Start with a usual week and change what differs.</p>
          <Button size="small" onClick={() => change(usual)}>
            Monday to Friday, 9 to 5
          </Button>
        </div>
      )}
      <ul class="week">
        {dayNames.map((name, index) => (
          <DayRow
            key={name}
            name={name}
            intervals={week[index] ?? []}
            disabled={disabled}
            onIntervals={(intervals) => setDay(index, intervals)}
            onOpen={() => setDay(index, reopen(before[index], week, index))}
          />
        ))}
      </ul>
      {!disabled && (week[0]?.length ?? 0) > 0 && (
        <div class="row">
          <Button
            size="small"
            tone="quiet"
            icon="copy"
            onClick={() => change(week.map((day, at) => (at < 5 ? (week[0] ?? []) : day)))}
          >
            Same as Monday, Tuesday to Friday
          </Button>
        </div>
      )}
    </div>
  )
}

interface DayRowProps {
  name: string
  intervals: readonly Interval[]
  disabled: boolean
  onIntervals(intervals: readonly Interval[]): void
  onOpen(): void
}

function DayRow({ name, intervals, disabled, onIntervals, onOpen }: DayRowProps) {
  const isOpen = intervals.length > 0
  const problem = dayProblem(intervals)
  const replace = (at: number, interval: Interval) =>
    onIntervals(intervals.map((before, index) => (index === at ? interval : before)))
  return (
    <li class="day">
      <div class="day-name">
        <Switch
          label={name}
          checked={isOpen}
          disabled={disabled}
          onChecked={(checked) => (checked ? onOpen() : onIntervals([]))}
        />
      </div>
      <div class="day-times">
        {!isOpen && <span class="soft day-closed">Closed</span>}
        {intervals.map((interval, index) => (
          <div class="day-interval" key={index}>
            <TimeField
              label={`${name}, opens`}
              value={interval.open}
              disabled={disabled}
              onValue={(open) => replace(index, { ...interval, open })}
            />
            <span class="soft">to</span>
            <TimeField
              label={`${name}, closes`}
              value={interval.close}
              disabled={disabled}
              onValue={(close) => replace(index, { ...interval, close })}
            />
            {intervals.length > 1 && !disabled && (
              <IconButton
                icon="close"
                size="small"
                label={`Remove this time of ${name}`}
                onClick={() => onIntervals(intervals.filter((_, at) => at !== index))}
              />
            )}
            {endsNextDay(interval) && <span class="soft small">next day</span>}
            {interval.close === '00:00' && <span class="soft small">midnight</span>}
          </div>
        ))}
        {problem && (
          <p class="field-error" role="alert">
            <Icon name="warning" size={16} />
            {problem}
          </p>
        )}
      </div>
      {isOpen && !disabled && (
        <IconButton
          icon="plus"
          size="small"
          label={`Add a time to ${name}`}
          onClick={() => onIntervals([...intervals, nextInterval(intervals)])}
        />
      )}
    </li>
  )
}

interface TimeFieldProps {
  label: string
  value: string
  disabled: boolean
  onValue(value: string): void
}

export function TimeField({ label, value, disabled, onValue }: TimeFieldProps) {
  return (
    <input
      class="control time"
      type="time"
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}

function reopen(earlier: readonly Interval[] | undefined, week: Week, index: number): readonly Interval[] {
  if (earlier && earlier.length > 0) return earlier
  const neighbour = week.slice(0, index).findLast((day) => day.length > 0)
  return neighbour ?? [nextInterval([])]
}
