/** Tells an agent or viewer why the controls do not answer. */
import { me } from '../api/session.ts'
import { Notice } from '../kit/notice.tsx'

export function ReadOnlyNotice() {
  // Above the page stands already why nothing can be changed.
  if (me.value?.viewing_as) return null
  return (
    <Notice>
      <p>You are signed in as {me.value?.role}. You can look at this; owners and admins can change it.</p>
    </Notice>
  )
}
