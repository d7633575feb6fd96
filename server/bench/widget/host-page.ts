/** The page of a small business that every widget is put on, on an origin of its own. */
import { openSite, pageWith, type Site } from '../../acceptance/browser/open-site.ts'
import type { Contestant } from './contestant.ts'

const style = `<style>body{font:18px/1.6 Georgia,serif;margin:0 auto;max-width:44rem;padding:1rem}h1{color:#0b3d5c}
nav a{margin-inline-end:1rem}</style>`
const paragraph = `<p>We repair heating and cooling in all of the county, day and night. Ask us for a price before we
come: a visit costs the same on every day of the week.</p>`

export function openHostPage({ snippet }: Pick<Contestant, 'snippet'>): Promise<Site> {
  const body = `<nav><a href="#prices">Prices</a><a href="#hours">Hours</a></nav>${paragraph.repeat(12)}`
  return openSite(pageWith(snippet, { head: style, body }))
}
