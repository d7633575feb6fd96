/** The loader for pages that boot by themselves: `/w/v1.js`, the same for everybody, with the whole API in it. */
import { createApi } from '../api/create-api.ts'
import { createWidget } from './create-widget.ts'
import { openDoor, page } from './open-door.ts'

const tag =
  document.currentScript ??
  document.querySelector<HTMLElement>('script[src*="/w/v1.js"],script[data-rocket-src*="/w/v1.js"]')
const { rocketSrc, ...wishes } = { ...tag?.dataset }
const address = tag?.getAttribute('src') ?? rocketSrc ?? ''

if (!page.Deskbell?.loaded) {
  const { href } = new URL(address, location.href)
  openDoor(createWidget, href.replace(/\/w\/v1\.js.*$/, ''), async () => ({ createApi })).begin()
}
if (wishes.token) page.Deskbell?.('tag', wishes)
