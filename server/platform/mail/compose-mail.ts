/** Makes the text and the HTML of a mail from the same parts, so that both say the same. */
import { type Html, html, renderHtml } from '../http/html.ts'
import { checkMail } from './check-mail.ts'
import type { Mail } from './mail.ts'

export interface MailParts {
  to: string
  kind: string
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** @param path on our own site, such as `/app/verify?token=…` */
  button?: { label: string; path: string }
  /** Whose mail it is: the business's name, where it is for one of its people. */
  business?: string | undefined
}

/**
 * @param publicUrl where links lead to; nowhere else
 * @throws when a value could break out of its header, or a path leave our site
 */
export function composeMail(publicUrl: string, parts: MailParts): Mail {
  const { to, kind, subject } = parts
  for (const line of [parts.heading, parts.button?.label ?? '', parts.business ?? '']) {
    if (/\p{Cc}/u.test(line)) throw new Error('a line of a mail has no line ends or control characters')
  }
  const link = parts.button && { label: parts.button.label, url: linkTo(publicUrl, parts.button.path) }
  const footer = parts.business ? `${parts.business} · sent by Deskbell` : 'Sent by Deskbell'
  const text = textOf(parts, link, footer)
  return checkMail({ to, kind, subject, text, html: renderHtml(htmlOf(parts, link, footer)) })
}

interface Link {
  label: string
  url: string
}

function linkTo(publicUrl: string, path: string): string {
  const url = new URL(`${publicUrl}${path}`)
  // `@host`, `.host` and `:port` behind an address without a path would change where it leads.
  if (!/^\/(?![/\\])/.test(path) || url.origin !== new URL(publicUrl).origin || /[\s\p{Cc}]/u.test(path)) {
    throw new Error('a mail links to our own site only')
  }
  return url.href
}

function textOf({ heading, paragraphs }: MailParts, link: Link | undefined, footer: string): string {
  const button = link ? [`${link.label}:\n${link.url}`] : []
  return `${[heading, ...paragraphs, ...button, `-- \n${footer}`].join('\n\n')}\n`
}

const font = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif'

/** Mail programs know no style sheets: every element carries its looks. */
function htmlOf({ subject, heading, paragraphs }: MailParts, link: Link | undefined, footer: string): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;background:#f4f4f1;color:#1c1c1a;${font};font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<div style="background:#ffffff;border-radius:12px;padding:28px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${heading}</h1>
${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px;white-space:pre-line">${paragraph}</p>\n`)}${
  link
    ? html`<p style="margin:24px 0 16px"><a href="${link.url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f4f46;color:#ffffff;text-decoration:none;font-weight:600">${link.label}</a></p>
<p style="margin:0;font-size:14px;color:#5a5a55;word-break:break-all">${link.url}</p>\n`
    : null
}</div>
<p style="margin:20px 8px 0;font-size:14px;color:#5a5a55">${footer}</p>
</div>
</body>
</html>
`
}
