/** How the widget looks: whatever accent and theme, what it says can be read. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { contrast } from '#sdk/contrast'
import type { Appearance } from '#wire'
import { type OpenTab, test } from './browser-test.ts'
import { chatOn } from './chat-on.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { openSite, pageWith, snippetOf } from './open-site.ts'

const looks: Appearance = { accent: '#2456e6', position: 'right', theme: 'auto' }
const accents = [
  '#ffffff',
  '#000000',
  '#ffff00',
  '#00ff00',
  '#0000ff',
  '#ff0000',
  '#00ffff',
  '#ff00ff',
  '#767676',
  '#777777',
  '#7a7a7a',
  '#f4a300',
  '#b3005e',
  'rgb(255 220 0 / 0.1)',
  'color(display-p3 0 1 0)',
  'hsl(200 90% 48%)',
]

async function visit(
  openTab: OpenTab,
  { head = '', ...appearance }: Partial<Appearance> & { head?: string },
) {
  const desk = await sharedDesk()
  const business = await desk.business()
  await business.sets({ appearance: { ...looks, ...appearance } })
  const site = await openSite(pageWith(snippetOf(desk.url, business.accountToken), { head }))
  const tab = await openTab()
  await tab.page.goto(site.url)
  const chat = chatOn(tab.page)
  await chat.launcher.waitFor()
  return { ...tab, chat, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

/** A property of a part as the screen shows it, `#rrggbb`. */
function colourOf(page: Page, part: string, property: string): Promise<string> {
  return page
    .locator(`deskbell-widget ${part}`)
    .first()
    .evaluate((element, name) => {
      const { ownerDocument } = element
      const probe = ownerDocument.createElement('i')
      element.append(probe)
      probe.style.color = `var(${name})`
      const { getComputedStyle } = ownerDocument.defaultView
      const said = name.startsWith('--')
        ? getComputedStyle(probe).color
        : getComputedStyle(element).getPropertyValue(name)
      probe.remove()
      const canvas = ownerDocument.createElement('canvas').getContext('2d')
      canvas.fillStyle = said
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue]: number[] = canvas.getImageData(0, 0, 1, 1).data
      return `#${[red, green, blue].map((it = 0) => it.toString(16).padStart(2, '0')).join('')}`
    }, property)
}

/** Computed styles of the first element. */
function styleOf(page: Page, part: string, property: string): Promise<string> {
  return page
    .locator(`deskbell-widget ${part}`.trim())
    .first()
    .evaluate(
      (it, name) => it.ownerDocument.defaultView.getComputedStyle(it).getPropertyValue(name),
      property,
    )
}

const setAccent = (page: Page, accent: string) =>
  page
    .locator('deskbell-widget')
    .evaluate((host, colour) => host.style.setProperty('--deskbell-accent', colour), accent)

test.for(['light', 'dark'] as const)(
  'whatever accent the page sets, what is on it and written in it reads with 4.5 to 1: %s',
  async (theme, { openTab }) => {
    await using visitor = await visit(openTab, { theme })
    const { page, chat } = visitor
    await chat.open()
    for (const accent of accents) {
      await setAccent(page, accent)
      const on = await colourOf(page, 'button[part=launcher]', 'color')
      const ground = await colourOf(page, 'button[part=launcher]', 'background-color')
      expect(contrast(on, ground), `${on} on ${ground}, for ${accent}`).toBeGreaterThanOrEqual(4.5)
      const link = await colourOf(page, '[part=panel]', '--db-link')
      for (const surface of ['--db-surface', '--db-raised']) {
        const below = await colourOf(page, '[part=panel]', surface)
        expect(contrast(link, below), `${link} on ${below}, for ${accent}`).toBeGreaterThanOrEqual(4.5)
      }
    }
    const line = await colourOf(page, '[part=panel]', '--db-field-line')
    expect(contrast(line, await colourOf(page, '[part=panel]', '--db-surface'))).toBeGreaterThanOrEqual(3)
  },
)

test('an accent of the page’s for one state is readable in it, and so is the pointer’s own', async ({
  openTab,
}) => {
  const head = `<style>deskbell-widget{--deskbell-accent:#0b5}deskbell-widget:hover{--deskbell-accent:#103}</style>`
  await using visitor = await visit(openTab, { head })
  const { page, chat } = visitor
  const read = async () => {
    const [on, ground] = [
      await colourOf(page, 'button[part=launcher]', 'color'),
      await colourOf(page, 'button[part=launcher]', 'background-color'),
    ]
    expect(contrast(on, ground), `${on} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    return on
  }
  expect(await read()).toBe('#000000')
  await chat.launcher.hover()
  await page.waitForResponse(/\/w\/chunks\/app-/)
  expect(await read()).toBe('#ffffff')
})

test('tokens and parts of the page’s CSS reach the widget', async ({ openTab }) => {
  const head = `<style>deskbell-widget{--deskbell-radius:3px;--deskbell-font:monospace;--deskbell-z:7}
    deskbell-widget::part(header){background:rgb(1, 2, 3)}deskbell-widget::part(launcher){opacity:.9}</style>`
  await using visitor = await visit(openTab, { head, radius: 12 })
  const { page, chat } = visitor
  await chat.open()
  expect(await styleOf(page, '[part=panel]', 'border-top-left-radius')).toBe('3px')
  expect(await styleOf(page, '[part=panel]', 'font-family')).toBe('monospace')
  expect(await styleOf(page, '[part=header]', 'background-color')).toBe('rgb(1, 2, 3)')
  expect(await styleOf(page, '[part=launcher]', 'opacity')).toBe('0.9')
  expect(await styleOf(page, '[part=composer]', 'display')).toBe('block')
  expect(await styleOf(page, '', 'z-index')).toBe('7')
})

test('the owner’s corners, font and name are the widget’s', async ({ openTab }) => {
  const head = '<style>body{font-family:"Courier New"}</style>'
  await using visitor = await visit(openTab, { head, radius: 0, font: 'inherit', name: 'Bella' })
  const { page, chat } = visitor
  await chat.open()
  expect(await styleOf(page, '[part=panel]', 'border-top-left-radius')).toBe('0px')
  expect(await styleOf(page, '[part=panel]', 'font-family')).toBe('"Courier New"')
  expect(await chat.panel.getByRole('heading', { name: 'Bella' }).isVisible()).toBe(true)
  expect(await chat.launcher.getAttribute('aria-label')).toBe('Chat with Bella')
})

test('dark follows the system, where neither owner nor page says otherwise', async ({ openTab }) => {
  await using visitor = await visit(openTab, {})
  const { page, chat } = visitor
  await chat.open()
  const surface = () => colourOf(page, '[part=panel]', 'background-color')
  expect(await surface()).toBe('#ffffff')
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await surface()).toBe('#181b20')
  expect(await findBarriers(page)).toEqual([])
})

test('it is not printed, rests where movement is unwanted, and shows in forced colours', async ({
  openTab,
}) => {
  await using visitor = await visit(openTab, {})
  const { page, chat } = visitor
  await chat.open()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const durations: string[] = await chat.panel.evaluate((it) =>
    [it, ...it.querySelectorAll('*')].map(
      (one) => it.ownerDocument.defaultView.getComputedStyle(one).animationDuration,
    ),
  )
  expect(new Set(durations)).toEqual(new Set(['0s']))
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await styleOf(page, '[part=message]', 'border-top-width')).toBe('1px')
  await page.emulateMedia({ media: 'print', forcedColors: 'none' })
  expect(await chat.launcher.isVisible()).toBe(false)
  expect(await chat.panel.isVisible()).toBe(false)
})
