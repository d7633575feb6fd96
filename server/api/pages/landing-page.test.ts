import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type LandingOptions, landingPage } from './landing-page.ts'
import { pageAssets } from './page-assets.ts'

const options: LandingOptions = { demo: true, publicUrl: 'https://desk.example', assets: '/pages' }
const page = landingPage(options)

test('leads to sign-up, log-in, the demo and the API description', () => {
  for (const address of ['/app/signup', '/app', '/demo', '/demo/dental', '/openapi.json']) {
    expect(page).toContain(`href="${address}"`)
  }
})

test('does not mention the demo where there is none', () => {
  expect(landingPage({ ...options, demo: false })).not.toMatch(/demo/i)
})

test('shows code that fits the installation, as text', () => {
  expect(page).toContain(
    '&lt;script async src=&quot;https://desk.example/w/v1/acct_….js&quot;&gt;&lt;/script&gt;',
  )
  expect(page).toContain('curl https://desk.example/api/v1/chat')
})

test('keeps to a strict content security policy', () => {
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:|<iframe/i)
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, at]) => at)
  expect(addresses.filter((at) => !at?.match(/^(\/(?!\/)|#)/))).toEqual([])
})

test('loads only files that exist and that load nothing from elsewhere', () => {
  const loaded = new Set([...page.matchAll(/"\/pages\/([^"]+)"/g)].map(([, name]) => name ?? ''))
  expect(loaded).toEqual(new Set(pageAssets.keys()))
  for (const [name, { file }] of pageAssets) {
    expect(existsSync(file), name).toBe(true)
    const content = readFileSync(file, 'utf8').replace('http://www.w3.org/2000/svg', '')
    expect(content, name).not.toMatch(/https?:|@import|<script|<style|\sstyle=/)
  }
})

test('a hostile address of the server stays text', () => {
  const evil = landingPage({ ...options, publicUrl: '"><script>alert(1)</script>' })
  expect(evil).not.toContain('<script')
})
