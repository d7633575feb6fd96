/** The mails that nobody sent, for whoever develops on this machine, or else for super admins: a page, or JSON. */
import { type Request, type Response, Router } from 'express'
import { AppError } from '../../errors.ts'
import { type AddressOf, isDirectLoopback } from '../../platform/http/client-address.ts'
import { type Html, html, renderHtml } from '../../platform/http/html.ts'
import type { CallerResolver, SuperAdmin } from '../../platform/http/route.ts'
import { sendHtml } from '../../platform/http/serve-static.ts'
import type { MailRoom } from '../../platform/mail/open-mail.ts'

export interface OutboxParts {
  mail: Pick<MailRoom, 'unsent'>
  production: boolean
  /** What the server listens on. */
  host: string
  callers: Pick<CallerResolver, 'superAdminOf'>
  /** A super admin reads them; who does is noted before. */
  read(admin: SuperAdmin, address: string): Promise<void>
  addressOf: AddressOf
}

type StoredMail = Awaited<ReturnType<NonNullable<MailRoom['unsent']>>>[number]

const pagePolicy =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** A mail brings its own looks and nothing else. */
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

/** Links in these mails open accounts: nobody gets to see them but this machine in development, and super admins. */
export function serveOutbox({ mail, production, host, ...parts }: OutboxParts): Router {
  const router = Router()
  const { unsent } = mail
  if (!unsent) return router
  const isForMachine = !production && isLoopback(host)
  const guarded = (answer: (mails: StoredMail[], req: Request, res: Response) => void) => {
    return async (req: Request, res: Response) => {
      const isOwnMachine = isForMachine && isDirectLoopback(req) && isLoopback(hostOf(req))
      if (!isOwnMachine) await admitOperator(req, parts)
      answer(await unsent(), req, res)
    }
  }
  router.get(
    '/dev/outbox',
    guarded((mails, req, res) => {
      res.vary('Accept')
      if (req.accepts(['html', 'json']) === 'json') res.set('Cache-Control', 'no-store').json({ data: mails })
      else sendHtml(res, outboxPage(mails), pagePolicy)
    }),
  )
  router.get(
    '/dev/outbox/:id',
    guarded((mails, req, res) => {
      const found = mails.find(({ id }) => id === req.params.id)
      if (!found) throw new AppError('not_found')
      sendHtml(res, found.html, mailPolicy)
    }),
  )
  return router
}

/** To everybody else there is nothing here. */
async function admitOperator(
  req: Request,
  { callers, read, addressOf }: Pick<OutboxParts, 'callers' | 'read' | 'addressOf'>,
): Promise<void> {
  const token = req.get('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
  const admin = token ? await callers.superAdminOf(token) : null
  if (!admin) throw new AppError('not_found')
  await read(admin, addressOf(req))
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}

/** A website whose name leads to this machine would be let in by its address alone. */
function hostOf(req: Request): string {
  return (req.headers.host ?? '').replace(/:\d+$/, '')
}

function outboxPage(mails: readonly StoredMail[]): string {
  return renderHtml(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Unsent mails · Deskbell</title>
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<main id="main" class="wrap">
<h1>Unsent mails</h1>
<p>No mail server is configured (SMTP_URL), so the last mails are shown here, the latest first.</p>
${mails.length === 0 ? html`<p>There are none yet.</p>` : mails.map(mailArticle)}
</main>
</body>
</html>
`)
}

function mailArticle({ id, to, subject, kind, sent_at, text }: StoredMail): Html {
  return html`<article aria-labelledby="m-${id}">
<h2 id="m-${id}">${subject}</h2>
<p>To ${to} · <time datetime="${sent_at}">${sent_at}</time> · ${kind} · <a href="/dev/outbox/${id}">as HTML</a></p>
<pre>${withLinks(text)}</pre>
</article>
`
}

function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 ? html`<a href="${piece}">${piece}</a>` : html`${piece}`))
}
