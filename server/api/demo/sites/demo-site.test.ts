import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DemoBusiness } from '../content/demo-business.ts'
import { demoBusinesses } from '../content/demo-businesses.ts'
import { demoAssets } from './demo-assets.ts'
import { type DemoPaths, demoSite } from './demo-site.ts'

const [hvac, dental] = demoBusinesses(new Date('2026-11-21T12:00:00Z'), 'https://desk.example')
const paths: DemoPaths = {
  assets: '/demo/assets',
  home: '/',
  other: { href: '/demo/dental', name: 'Bright Smile Dental' },
}
const snippet =
  '<script async src="https://desk.example/w/v1/acct_0123456789abcdefghijklmn.js" data-cfasync="false" nowprocket></script>'

/** What a reader sees: markup gone, entities resolved. */
function textOf(page: string): string {
  return page
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

describe.each([hvac, dental])('the website of $business.name', (demo) => {
  const page = demoSite(demo, snippet, paths)
  const text = textOf(page)

  test('shows every service with its price, and no other price', () => {
    for (const { name, price } of demo.business.services) expect(text).toContain(`${name} ${price}`)
    const known = demo.business.services.flatMap(({ price }) => price?.match(/\$[\d,]+/) ?? [])
    expect([...text.matchAll(/\$[\d,]+/g)].map((match) => match[0]).sort()).toEqual([...known].sort())
  })

  test('shows how to reach the business, and no other number', () => {
    const { phone = '', emergency_phone: urgent = '', email = '', address = '' } = demo.business
    for (const fact of [phone, urgent, email, address]) expect(text).toContain(fact)
    expect(new Set(text.match(/\(\d{3}\) \d{3}-\d{4}/g))).toEqual(new Set([phone, urgent]))
    expect(page).toContain(`href="tel:+1${phone.replace(/\D/g, '')}"`)
  })

  test('suggests the four questions', () => {
    for (const question of demo.site.tryAsking) expect(text).toContain(`“${question}”`)
  })

  test('carries the snippet once, as it stands', () => {
    expect(page.split(snippet).length).toBe(2)
    expect(demoSite(demo, '', paths)).not.toContain('<script')
  })

  test('keeps to a strict content security policy', () => {
    expect(page.replace(snippet, '')).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe/i)
    const addresses = [...page.replace(snippet, '').matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, at]) => at)
    expect(addresses.length).toBeGreaterThan(8)
    expect(addresses.filter((at) => !at?.match(/^(\/(?!\/)|#|tel:|mailto:)/))).toEqual([])
  })

  test('loads only files that exist', () => {
    const loaded = [...page.matchAll(/"\/demo\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '')
    expect(new Set(loaded).size).toBe(4)
    for (const name of loaded) {
      const asset = demoAssets.get(name)
      expect(asset && existsSync(asset.file), name).toBe(true)
    }
  })

  test('links only to places that are on the page', () => {
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`)
  })
})

test('opening hours and the next holidays are told as people say them', () => {
  const text = textOf(demoSite(dental, '', paths))
  expect(text).toContain('Monday – Thursday 8:30 AM – 12:30 PM 1:30 PM – 5:30 PM')
  expect(text).toContain('Friday 8:30 AM – 2:00 PM')
  expect(text).toContain('Saturday – Sunday Closed')
  expect(text).toContain('Thu, November 26, Thanksgiving Closed')
  expect(text).toContain('Thu, December 24, Christmas Eve (half day) 8:30 AM – 11:30 AM')
})

test('whatever a business calls itself stays text', () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`
  const hostile: DemoBusiness = {
    ...hvac,
    business: {
      ...hvac.business,
      name: evil,
      address: evil,
      email: evil,
      phone: evil,
      description: evil,
      services: [{ name: evil, price: evil, description: evil }],
      exceptions: [{ date: '2026-12-24', closed: true, note: evil }],
    },
    site: { ...hvac.site, headline: evil, tryAsking: [evil, evil, evil, evil] },
  }
  const page = demoSite(hostile, '', { ...paths, other: { href: evil, name: evil } })
  expect(page).not.toMatch(/<script|<img src=x/)
  expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('style sheets and pictures load nothing from elsewhere', () => {
  for (const [name, { file }] of demoAssets) {
    const content = readFileSync(file, 'utf8').replace('http://www.w3.org/2000/svg', '')
    expect(content, name).not.toMatch(/https?:|@import|<script|<style|\sstyle=|href=/)
  }
})
