/** Tells password managers which account a form belongs to; nobody else sees it. */
import { me } from '../../api/session.ts'

export function AccountName() {
  return (
    <input
      type="email"
      name="username"
      autocomplete="username"
      value={me.value?.user.email ?? ''}
      readOnly
      hidden
    />
  )
}
