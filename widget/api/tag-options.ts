/** Boot options from attributes: `data-launcher-label="Help"` of the script, `launcher-label` of the element. */
import type { BootOptions } from '#sdk/widget/options'

type Read = (text: string) => unknown

const words: Read = (text) => text
const yes: Read = (text) => text !== 'false'
const pixels: Read = (text) => Number.parseFloat(text)
const list: Read = (text) => text.split(',').flatMap((it) => it.trim() || [])
/** Written as JSON. */
const json: Read = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}
const offset: Read = (text) => {
  const [x = 0, y = x] = text.split(/[\s,]+/).map(Number.parseFloat)
  return { x, y }
}
const nested = (read: Read, inside: Read) => (text: string) =>
  /^\s*[[{]/.test(text) ? inside(text) : read(text)

const readers: Record<string, Read> = {
  zIndex: pixels,
  offset: nested(offset, json),
  offsetX: pixels,
  offsetY: pixels,
  open: yes,
  sound: yes,
  titleBadge: yes,
  attachments: yes,
  hideWhenOffline: yes,
  hideOnMobile: yes,
  pageViews: yes,
  teaser: nested((text) => (text === 'false' ? false : { text }), json),
  teaserAfterMs: pixels,
  brand: json,
  brandRadius: pixels,
  pages: nested((text) => ({ include: list(text) }), json),
  pagesInclude: list,
  pagesExclude: list,
  strings: json,
  user: json,
  context: json,
}
/** Options that hold others, each of which may be an attribute of its own: `data-brand-accent`. */
const holders = /^(brand|offset|pages|teaser|user|context)([A-Z].*)$/
/** Not a holder with something in it. */
const whole = ['userToken', 'userHash']

/** @param attributes by their names in camel case */
export function tagOptions(attributes: Record<string, string | undefined>): Partial<BootOptions> {
  const options: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(attributes)) {
    if (text === undefined || /^(cf|rocket|no)/.test(name)) continue
    const value = (readers[name] ?? words)(text)
    const [, holder, rest] = (!whole.includes(name) && holders.exec(name)) || []
    if (!holder || !rest) options[name] = value
    else options[holder] = { ...(options[holder] as object | undefined), [decapitalised(rest)]: value }
  }
  return options
}

function decapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
