/** When the mail that proves an address was asked for last, as far as this tab knows. */
import { signal } from '@preact/signals'

const name = 'deskbell.confirmation-sent'

/** RFC 3339; null when this tab does not know. */
export const mailSentAt = signal<string | null>(read())

export function noteMailSent(): void {
  mailSentAt.value = new Date().toISOString()
  try {
    sessionStorage.setItem(name, mailSentAt.value)
  } catch {
    // Storage is switched off: it is known until the next reload.
  }
}

function read(): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}
