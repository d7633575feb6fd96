/** The website of a demo business, made from the same facts that its front desk answers from. */
import type { HoursException, ServiceOffer } from '#wire'
import { type Html, html, rawHtml, renderHtml } from '../../../platform/http/html.ts'
import type { DemoBusiness } from '../content/demo-business.ts'
import { timeSpan, weeklyHours } from './weekly-hours.ts'

const HOLIDAYS_SHOWN = 4

/** Addresses that the page links to. */
export interface DemoPaths {
  /** Where the demo assets are served, without a slash at the end. */
  assets: string
  /** What the page is a demo of. */
  home: string
  /** The other demo website. */
  other: { href: string; name: string }
}

/**
 * The whole page.
 * @param snippet the widget's script tag, put in as it stands
 */
export function demoSite(demo: DemoBusiness, snippet: string, paths: DemoPaths): string {
  const { business, site } = demo
  const asset = `${paths.assets}/${site.theme}`
  return renderHtml(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${business.name} | ${site.eyebrow}</title>
<meta name="description" content="${business.description ?? site.lede}">
<link rel="icon" href="${asset}-icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${paths.assets}/site.css">
<link rel="stylesheet" href="${asset}.css">
</head>
<body id="top">
<a class="skip" href="#main">Skip to content</a>
${masthead(demo, asset)}
<main id="main">
${hero(demo, asset)}
${askSection(demo)}
${servicesSection(demo)}
${aboutSection(demo)}
${visitSection(demo)}
</main>
${footer(demo, paths)}
${rawHtml(snippet)}
</body>
</html>
`)
}

function masthead({ business, site }: DemoBusiness, asset: string): Html {
  const urgent = business.emergency_phone
  return html`<aside class="topline" aria-label="Address and emergency line"><div class="wrap">
<p>${business.address ?? ''}</p>
${urgent ? html`<p>${site.emergencyNote} <a href="${telephone(urgent)}">${urgent}</a></p>` : null}
</div></aside>
<header class="masthead"><div class="wrap">
<a class="brand" href="#top"><img src="${asset}-icon.svg" alt="" width="40" height="40"><span>${business.name}</span></a>
<nav aria-label="Main"><a href="#services">Services</a><a href="#about">About</a><a href="#visit">Hours</a></nav>
${callButton(business.phone)}
</div></header>`
}

function hero({ business, site }: DemoBusiness, asset: string): Html {
  return html`<section class="hero"><div class="wrap">
<div class="hero-words">
<p class="eyebrow">${site.eyebrow}</p>
<h1>${site.headline}</h1>
<p class="lede">${site.lede}</p>
<p class="actions">${callButton(business.phone)}<a class="button quiet" href="#services">See prices</a></p>
<ul class="highlights">${site.highlights.map((highlight) => html`<li>${highlight}</li>`)}</ul>
</div>
<img class="hero-art" src="${asset}-hero.svg" alt="" width="560" height="440">
</div></section>`
}

function askSection({ site }: DemoBusiness): Html {
  const questions = site.tryAsking.map((question) => html`<li>“${question}”</li>`)
  return html`<section class="ask" aria-labelledby="ask-title"><div class="wrap">
<h2 id="ask-title">Our front desk answers day and night. Try asking:</h2>
<ul>${questions}</ul>
</div></section>`
}

function servicesSection({ business, site }: DemoBusiness): Html {
  return html`<section id="services" class="services"><div class="wrap">
<h2>Services and prices</h2>
<p class="intro">${site.servicesIntro}</p>
<ul class="offers">${business.services.map(offer)}</ul>
</div></section>`
}

function offer({ name, price, duration_minutes: minutes, description }: ServiceOffer): Html {
  return html`<li>
<h3>${name}</h3>
${price ? html`<p class="price">${price}</p>` : null}
${description ? html`<p class="what">${description}</p>` : null}
${minutes ? html`<p class="time">${duration(minutes)}</p>` : null}
</li>
`
}

function aboutSection({ site }: DemoBusiness): Html {
  return html`<section id="about" class="about"><div class="wrap">
<div class="story"><h2>${site.aboutTitle}</h2>${site.about.map((paragraph) => html`<p>${paragraph}</p>`)}
<dl>${site.aboutFacts.map(({ term, detail }) => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`)}</dl>
</div>
<div class="reviews">${site.reviews.map(
    ({ words, name, from }) =>
      html`<figure><blockquote><p>“${words}”</p></blockquote><figcaption>${name}, ${from}</figcaption></figure>`,
  )}</div>
</div></section>`
}

function visitSection({ business, site }: DemoBusiness): Html {
  const { phone, emergency_phone: urgent, email, address } = business
  return html`<section id="visit" class="visit"><div class="wrap">
<div class="hours"><h2>Opening hours</h2>
<table><tbody>${weeklyHours(business.hours).map(
    ({ days, times }) =>
      html`<tr><th scope="row">${days}</th><td>${times.length ? times.map((time) => html`<span>${time}</span>`) : 'Closed'}</td></tr>`,
  )}</tbody></table>
</div>
<div class="holidays"><h2>Upcoming holidays</h2>
<ul>${business.exceptions.slice(0, HOLIDAYS_SHOWN).map(holiday)}</ul>
</div>
<div class="contact"><h2>Find us</h2>
<address>${address ?? ''}</address>
<p>${site.visitNote}</p>
<dl>
${phone ? html`<div><dt>Phone</dt><dd><a href="${telephone(phone)}">${phone}</a></dd></div>` : null}
${urgent ? html`<div><dt>Emergencies</dt><dd><a href="${telephone(urgent)}">${urgent}</a></dd></div>` : null}
${email ? html`<div><dt>E-mail</dt><dd><a href="mailto:${email}">${email}</a></dd></div>` : null}
</dl>
</div>
</div></section>`
}

function holiday({ date, closed, open, close, note }: HoursException): Html {
  const day = new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
  const times = closed || !open || !close ? 'Closed' : timeSpan(open, close)
  return html`<li><span>${day}${note ? `, ${note}` : ''}</span><span>${times}</span></li>`
}

function footer({ business }: DemoBusiness, { home, other }: DemoPaths): Html {
  return html`<footer class="foot"><div class="wrap">
<p>${business.name} is a made-up business. Its website shows the chat of <a href="${home}">Deskbell</a> at work.</p>
<p>Another one: <a href="${other.href}">${other.name}</a></p>
</div></footer>`
}

function callButton(phone: string | undefined): Html | null {
  return phone ? html`<a class="button" href="${telephone(phone)}">Call <span>${phone}</span></a>` : null
}

/** Numbers are written the American way, `(614) 555-0142`. */
function telephone(phone: string): string {
  return `tel:+1${phone.replace(/\D/g, '')}`
}

function duration(minutes: number): string {
  return minutes >= 120 && minutes % 60 === 0 ? `about ${minutes / 60} hours` : `about ${minutes} minutes`
}
