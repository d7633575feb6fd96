/** The line of business, from the list that the server knows; the list comes later without moving anything. */
import type { Industry } from '#wire'
import { client } from '../api/session.ts'
import { Select } from '../kit/select.tsx'
import { industryOptions } from './industry-options.ts'
import { useLoad } from './use-load.ts'

interface IndustrySelectProps {
  /** Id, or the owner's own words; empty: not said. */
  value: string
  onValue(value: string): void
  /** Tells what it is good for, where a business begins. */
  isNew?: boolean
  error?: string | undefined
  disabled?: boolean
}

export function IndustrySelect({ value, isNew = false, ...rest }: IndustrySelectProps) {
  const { data } = useLoad((signal) => client.call('listIndustries', {}, { signal }), [])
  const known: readonly Industry[] = data?.data ?? []
  return (
    <Select
      label="Line of business"
      value={value}
      options={industryOptions(known, value)}
      optional={isNew}
      hint={isNew && 'Prepares the usual hours and services for you to check.'}
      {...rest}
    />
  )
}
