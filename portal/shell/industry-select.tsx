/** The line of business, from the list that the server knows; the list comes later without moving anything. */
import type { ComponentChildren } from 'preact'
import type { Industry } from '#wire'
import { client } from '../api/session.ts'
import { Select } from '../kit/select.tsx'
import { useLoad } from './use-load.ts'

interface IndustrySelectProps {
  /** Id, or the owner's own words; empty: not said. */
  value: string
  onValue(value: string): void
  hint?: ComponentChildren
  error?: string | undefined
  disabled?: boolean
}

export function IndustrySelect({ value, ...rest }: IndustrySelectProps) {
  const { data } = useLoad((signal) => client.call('listIndustries', {}, { signal }), [])
  return (
    <Select label="Line of business" value={value} options={industryOptions(data?.data, value)} {...rest} />
  )
}

/** @param industries undefined while they are not known; then what is chosen can still be seen */
function industryOptions(industries: readonly Pick<Industry, 'id' | 'name'>[] = [], value: string) {
  const known = industries.map(({ id, name }) => ({ value: id, label: name }))
  const isOwnWord = value !== '' && !known.some((option) => option.value === value)
  return [
    { value: '', label: 'Not said' },
    ...known,
    ...(isOwnWord ? [{ value, label: value.charAt(0).toLocaleUpperCase() + value.slice(1) }] : []),
  ]
}
