/** The link of the latest mail of a kind to an address, as the page of unsent mails shows it. */
import { vi } from 'vitest'

interface UnsentMail {
  to: string
  kind: string
  text: string
}

/** Waits for one. @param others how many mails of the kind there were before */
export function linkInMail(url: string, email: string, kind: string, others = 0): Promise<string> {
  return vi.waitFor(
    async () => {
      const answer = await fetch(`${url}/dev/outbox`, { headers: { accept: 'application/json' } })
      const { data } = (await answer.json()) as { data: UnsentMail[] }
      const mails = data.filter((mail) => mail.to === email && mail.kind === kind)
      const link = mails.length > others && /https?:\/\/\S+#token=[\w-]+/.exec(mails[0]?.text ?? '')?.[0]
      if (!link) throw new Error(`No new mail of the kind ${kind} to ${email}`)
      return link
    },
    { timeout: 10_000, interval: 100 },
  )
}
