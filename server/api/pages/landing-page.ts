/** The front page of an installation: what it is and where to begin. */
import { type Html, html, renderHtml } from '../../platform/http/html.ts'

export interface LandingOptions {
  /** Whether the demo websites are shown. */
  demo: boolean
  /** Address of the server, shown in the code to copy. */
  publicUrl: string
  /** Where the page assets are served, without a slash at the end. */
  assets: string
}

/** The whole page. */
export function landingPage(options: LandingOptions): string {
  return renderHtml(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Deskbell, the front desk for every small business</title>
<meta name="description" content="Deskbell answers your customers on your website and through your API, from your own hours, prices and articles.">
<link rel="icon" href="${options.assets}/deskbell.svg" type="image/svg+xml">
<link rel="stylesheet" href="${options.assets}/page.css">
<link rel="stylesheet" href="${options.assets}/landing.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${masthead(options)}
<main id="main">
${hero(options)}
${steps(options)}
${promises()}
${developers(options)}
</main>
${footer(options)}
</body>
</html>
`)
}

function masthead({ demo, assets }: LandingOptions): Html {
  return html`<header class="masthead"><div class="wrap">
<a class="brand" href="/"><img src="${assets}/deskbell.svg" alt="" width="36" height="36">Deskbell</a>
<nav aria-label="Main">
${demo ? html`<a class="roomy" href="/demo">Demo</a>` : null}
<a class="roomy" href="/openapi.json">API</a>
<a href="/app">Log in</a>
<a class="button small" href="/app/signup">Get started</a>
</nav>
</div></header>`
}

function hero({ demo }: LandingOptions): Html {
  return html`<section class="hero"><div class="wrap">
<div>
<h1>The front desk your small business never had</h1>
<p class="lede">Deskbell answers your customers on your website and through your API from your own hours, prices and articles, and says so when it does not know.</p>
<p class="actions"><a class="button" href="/app/signup">Get started</a>${
    demo ? html`<a class="button quiet" href="/demo">See the demo</a>` : null
  }</p>
<p class="small-print">Free for 14 days. No card. Live on your site in five minutes.</p>
</div>
${conversation()}
</div></section>`
}

/** A picture of a conversation, made of words so that it stays sharp and can be read aloud. */
function conversation(): Html {
  return html`<figure class="talk">
<figcaption>A visitor asks a bakery</figcaption>
<p class="visitor">Can I pick up a cake on Sunday?</p>
<div class="bot"><p>Yes. On Sunday we are open from 8:00 AM to 1:00 PM.</p><p class="source">Opening hours</p></div>
<p class="visitor">Is the lemon cake gluten free?</p>
<div class="bot"><p>It is: we bake it with almond flour. Our kitchen also handles wheat, so there may be traces.</p><p class="source">Are your cakes gluten free?</p></div>
<p class="visitor">Do you repair ovens?</p>
<div class="bot"><p>I do not have an answer to that. Shall I ask the team?</p></div>
</figure>`
}

function steps({ publicUrl }: LandingOptions): Html {
  const snippet = `<script async src="${publicUrl}/w/v1/acct_….js"></script>`
  return html`<section class="steps" aria-labelledby="steps-title"><div class="wrap">
<h2 id="steps-title">Three steps, no meeting</h2>
<ol>
<li><h3>Sign up</h3><p>Business name, e-mail, password. Your own desk is there at once.</p></li>
<li><h3>Say what you know</h3><p>Hours, services and prices, then the questions you answer every day. Each change counts from the next question on.</p></li>
<li><h3>Paste one line</h3><p>It goes before the end of your page, on any website builder.</p></li>
</ol>
<pre tabindex="0"><code>${snippet}</code></pre>
</div></section>`
}

const reasons = [
  {
    title: 'Your words, with the source',
    words: 'Answers rest on your facts and articles, and visitors see which one.',
  },
  {
    title: 'An honest “I don’t know”',
    words: 'When nothing fits, it says so and offers a person instead of guessing.',
  },
  {
    title: 'Works without a model',
    words:
      'The built-in answerer needs no key and costs nothing. Add any OpenAI-compatible model when you like.',
  },
  {
    title: 'See why',
    words: 'For every answer you can look up what was understood, what was found and how long it took.',
  },
  {
    title: 'Light on your site',
    words:
      'One small script, no cookies, nothing stored before somebody opens the chat. Runs under a strict content policy.',
  },
  {
    title: 'Walls between businesses',
    words: 'Every business is separated in the database itself, by row-level security.',
  },
] as const

function promises(): Html {
  const items = reasons.map(({ title, words }) => html`<li><h3>${title}</h3><p>${words}</p></li>`)
  return html`<section class="promises" aria-labelledby="promises-title"><div class="wrap">
<h2 id="promises-title">What you can count on</h2>
<ul>${items}</ul>
</div></section>`
}

function developers({ publicUrl }: LandingOptions): Html {
  const request = `curl ${publicUrl}/api/v1/chat \\
  -H "X-API-Key: $DESKBELL_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"session_id": "c-42", "message": "Open on Sunday?"}'`
  return html`<section class="developers" aria-labelledby="developers-title"><div class="wrap">
<div><h2 id="developers-title">For developers</h2>
<p>One request, one grounded answer with its sources, whole or streamed. The API is described in <a href="/openapi.json">OpenAPI 3.1</a>.</p></div>
<pre tabindex="0"><code>${request}</code></pre>
</div></section>`
}

function footer({ demo }: LandingOptions): Html {
  return html`<footer class="foot"><div class="wrap">
<p>Deskbell, a front desk for every small business.</p>
<nav aria-label="More">
<a href="/app/signup">Get started</a>
<a href="/app">Log in</a>
<a href="/openapi.json">API description</a>
${demo ? html`<a href="/demo">Demo: Bob’s HVAC</a><a href="/demo/dental">Demo: Bright Smile Dental</a>` : null}
</nav>
</div></footer>`
}
