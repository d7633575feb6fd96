/** Sends mails: through the server of SMTP_URL, or, without one, into an outbox that a developer reads. */
import { checkMail } from './check-mail.ts'
import type { Mail } from './mail.ts'
import { openDevOutbox, type StoredMail } from './open-dev-outbox.ts'

export type { Mail } from './mail.ts'

export interface Mailer {
  /** Sends it now. @throws when it cannot be a mail, or the mail server does not take it */
  send(mail: Mail): Promise<void>
}

export interface MailRoom extends Mailer {
  /** The mails that nobody sent, the latest first; absent where they are sent. */
  unsent: (() => Promise<StoredMail[]>) | undefined
  close(): Promise<void>
}

export interface MailOptions {
  smtpUrl: string | undefined
  /** Sender, as `Name <address>` or an address alone. */
  from: string | undefined
  /** Folder that keeps unsent mails over a restart; absent: they are kept in memory. */
  keepIn: string | undefined
}

export function openMail({ smtpUrl, from, keepIn }: MailOptions): MailRoom {
  if (smtpUrl === undefined) {
    const outbox = openDevOutbox(keepIn)
    return { send: async (mail) => outbox.add(checkMail(mail)), unsent: outbox.list, close: outbox.settled }
  }
  let transport: ReturnType<typeof openSmtp> | undefined
  return {
    send: async (mail) => {
      checkMail(mail)
      transport ??= openSmtp(smtpUrl, from)
      await (await transport).sendMail({
        // As an object, or a comma would make two recipients of one.
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // Absence notes and the like are not to be sent back.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Deskbell-Kind': mail.kind },
      })
    },
    unsent: undefined,
    close: async () => {},
  }
}

/** The library is loaded with the first mail. */
async function openSmtp(smtpUrl: string, from: string | undefined) {
  const { createTransport } = await import('nodemailer')
  return createTransport(
    {
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
}
