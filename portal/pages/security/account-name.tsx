/** Tells password managers which account a form belongs to; nobody else sees it. */
import { person } from '../../api/session.ts'

export function AccountName() {
  return (
    <input
      type="email"
      name="username"
      autocomplete="username"
      value={person.value?.email ?? ''}
      readOnly
      hidden
    />
  )
}
