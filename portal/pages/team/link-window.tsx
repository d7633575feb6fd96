/** The link of an invitation, this once. */
import { SecretWindow } from '../../shell/secret-window.tsx'

export function LinkWindow({ email, url, onClose }: { email: string; url: string; onClose(): void }) {
  return (
    <SecretWindow title="Link of the invitation" label="Link" secret={url} onClose={onClose}>
      <p>
        It lets in {email} and nobody else, once, within seven days. Send it in a way that only they read.
      </p>
    </SecretWindow>
  )
}
