/** The pages at `/c/<account token>`: a chat without a website around it, and the word that there is none. */
import type { WidgetConfig } from '#wire'
import { html, renderHtml } from '../../../platform/http/html.ts'

export interface HostedPage {
  config: WidgetConfig
  /** Language of the page and of the chat. */
  lang: string
  /** How visitors reach the business without a chat. */
  phone: string | undefined
}

/** The whole page: the widget's own script, told to fill it. */
export function hostedHtml({ config, lang, phone }: HostedPage): string {
  const { token, bot, business, theme, accent } = config
  return renderHtml(html`<!doctype html>
<html lang="${lang}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${business}</title>
<meta name="robots" content="noindex">
<meta name="theme-color" content="${accent}">
<link rel="icon" href="/c/${token}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/c/hosted.css">
</head>
<body>
<main>
<h1>${business}</h1>
<div id="chat"></div>
<noscript><p class="word" lang="en" dir="ltr">The chat needs JavaScript.${
    phone ? html` You can call us: <a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>` : null
  }</p></noscript>
</main>
<script async src="/w/v1/${token}.js?bot=${encodeURIComponent(bot)}" data-mode="inline" data-target="#chat" data-locale="${lang}"></script>
</body>
</html>
`)
}

/** The same for a token that was never made, was revoked, or is of a business that ended. */
export function noChatHtml(): string {
  return renderHtml(html`<!doctype html>
<html lang="en" data-theme="auto">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No chat here</title>
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/c/hosted.css">
</head>
<body>
<main class="word">
<div>
<h1>There is no chat here</h1>
<p>The link is not complete, or no longer in use. Ask whoever gave it to you for a new one.</p>
</div>
</main>
</body>
</html>
`)
}

/** A bubble in the colour of the business with its first letter. */
export function hostedIcon({ business, accent, on_accent }: WidgetConfig): string {
  const letter = Array.from(business.trim())[0]?.toUpperCase() ?? ''
  return renderHtml(
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="M12 4h40a8 8 0 0 1 8 8v30a8 8 0 0 1-8 8H30L16 62V50h-4a8 8 0 0 1-8-8V12a8 8 0 0 1 8-8z" fill="${accent}"/><text x="32" y="38" font-family="system-ui,sans-serif" font-size="30" font-weight="700" text-anchor="middle" fill="${on_accent}">${letter}</text></svg>`,
  )
}
