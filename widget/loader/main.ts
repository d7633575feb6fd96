/** The loader of the snippet: one request paints the launcher as the business has set it. */
import type { WidgetConfig } from '#wire'
import { bring } from './bring.ts'
import { createWidget } from './create-widget.ts'
import { openDoor, page } from './open-door.ts'

/** The server puts the tenant's public settings here. */
declare const __DESKBELL_CONFIG__: WidgetConfig
declare const __DESKBELL_API__: string

const config = __DESKBELL_CONFIG__
const { token, base_url } = config
// Whoever delays scripts runs them without a `currentScript`, and may keep the address elsewhere.
const tag =
  document.currentScript ??
  document.querySelector<HTMLElement>(`script[src*="${token}"],[data-rocket-src*="${token}"]`)
const wishes = { ...tag?.dataset }
/** More than these takes the rest of the API, before anything is painted. */
const isPlain = Object.keys(wishes).every((name) => /^(cf|rocket|position$|theme$)/.test(name))
const isSecond = page.Deskbell?.loaded
if (!isSecond) {
  const door = openDoor(createWidget, base_url, () => bring(base_url, __DESKBELL_API__))
  if (isPlain) door.widgets.default = createWidget({ ...config, ...wishes }, {})
}
if (isSecond || !isPlain) page.Deskbell?.('tag', wishes, config)
