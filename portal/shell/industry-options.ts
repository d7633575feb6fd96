/** Lines of business to choose among; one in the owner's own words stays. */
import type { Industry } from '#wire'

/** @param value what is chosen; it can be seen before the list is known */
export function industryOptions(industries: readonly Pick<Industry, 'id' | 'name'>[], value: string) {
  const known = industries.map(({ id, name }) => ({ value: id, label: name }))
  const isOwnWord = value !== '' && !known.some((option) => option.value === value)
  return [
    { value: '', label: 'Not said' },
    ...known,
    ...(isOwnWord ? [{ value, label: value.charAt(0).toLocaleUpperCase() + value.slice(1) }] : []),
  ]
}
