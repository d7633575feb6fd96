/** Files in the inbox: seen as pictures, opened large, saved; and the switch that keeps them out. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Message, Sent } from '#wire'
import { agreed } from '../hear-socket.ts'
import { drawing, uploaded } from '../test-files.ts'
import { test } from './browser-test.ts'
import { findBarriers } from './find-barriers.ts'
import { sharedDesk } from './open-desk.ts'
import { onPhone, openPortal } from './open-portal.ts'

test('a member sees the pictures of a visitor, opens one large, and saves the rest', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const visitor = await business.website.opensChat()
  const { visitor_token: visitorToken } = await visitor.join()
  const picture = await uploaded(desk.url, business, drawing(640, 400), { name: 'boiler.png', visitorToken })
  const list = await uploaded(desk.url, business, Buffer.from('a,b'), { name: 'list.csv', visitorToken })
  const attachments = [picture.id, list.id]
  const sent = agreed<Sent>(await visitor.emit('send', { cmid: randomUUID(), text: '', attachments }))
  await visitor.hears('message', ({ turn }: Message) => turn === sent.id)
  visitor.leaves()

  const inbox = { place: '/conversations', title: 'Conversations' }
  const { page } = await openPortal(openTab, business, inbox, { viewport: { width: 1280, height: 800 } })
  await page.getByRole('list', { name: 'Conversations' }).getByRole('link').first().click()
  const files = page.getByRole('log', { name: 'Messages' }).getByRole('list', { name: 'Files' })
  const opener = files.getByRole('button', { name: 'Open boiler.png' })
  const size = await opener.locator('img').evaluate(async (img) => {
    await img.decode()
    return [img.naturalWidth, img.naturalHeight]
  })
  expect(size).toEqual([640, 400])
  expect(await findBarriers(page)).toEqual([])
  await opener.press('Enter')
  const large = page.getByRole('dialog', { name: 'boiler.png' })
  await large.getByRole('img', { name: 'Sent by the visitor: boiler.png' }).waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
  const saved = page.waitForEvent('download')
  await files.getByRole('link', { name: /^Download list\.csv/ }).click()
  expect((await saved).suggestedFilename()).toBe('list.csv')
})

test('who wants no files switches them off', async ({ openTab }) => {
  const desk = await sharedDesk()
  const business = await desk.business()
  const appearance = { place: '/appearance', title: 'Appearance' }
  const { page } = await openPortal(openTab, business, appearance, onPhone)
  const toggle = page.getByRole('switch', { name: 'Visitors may send files' })
  expect(await toggle.isChecked()).toBe(true)
  await toggle.press('Space')
  await page.getByRole('button', { name: 'Save' }).click()
  const settings = async () => (await business.api('GET', '/api/v1/customer/config')).body.attachments
  await expect.poll(settings).toBe(false)
})
