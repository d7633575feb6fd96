/** Takes the place of Crisp: `$crisp` as its documentation and `crisp-sdk-web` use it. */
import type { WidgetEvents } from '#sdk/widget/options'
import { ask, boot, call, defined, identify, type Loose, lacks, safely, scalars } from './desk.ts'

type Work = (...args: never[]) => void

interface Page {
  $crisp?: unknown
  CRISP_WEBSITE_ID?: string
  CRISP_RUNTIME_CONFIG?: { locale?: string }
  CRISP_READY_TRIGGER?: () => void
}

const page = window as unknown as Page
const user: Loose = {}
const data: Loose = {}
const listeners = new Map<string, (() => void)[]>()
const changed = new Map<string, (value: unknown) => void>()
let draft: unknown = null
let identifying = false

const colours =
  'default=1972f5 amber=ffa000 black=000 blue=1976d2 blue_grey=455a64 light_blue=0277bd brown=5d4037 cyan=00838f green=388e3c light_green=558b2f grey=616161 indigo=303f9f orange=ef6c00 deep_orange=e64a19 pink=d81b60 purple=7b1fa2 deep_purple=512da8 red=d32f2f teal=00796b'

const doing: Record<string, Work> = {
  'chat:open': () => call('open'),
  'chat:close': () => call('close'),
  'chat:toggle': () => call('toggle'),
  'chat:show': () => call('show'),
  'chat:hide': () => call('hide'),
  'message:send': (type, text) => (type === 'text' ? call('send', text) : lacks(`message:send ${type}`)),
  'message:show': (type, text) =>
    type === 'text' ? call('update', { teaser: { text } }) : lacks(`message:show ${type}`),
  'session:reset': () => call('logout'),
  'trigger:run': (name) => call('track', name),
}
const setting: Record<string, Work> = {
  'message:text': (text) => {
    draft = text
    call('prefill', text)
  },
  'user:email': (email, hash) => learn({ id: email, email, hash }),
  'user:phone': (phone) => learn({ phone }),
  'user:nickname': (name) => learn({ name }),
  'user:avatar': (avatar) => learn({ avatar }),
  'user:company': (company) => learn({ company }),
  'session:segments': (segments: string[]) => call('context', { segments: [segments].flat().join(', ') }),
  'session:data': (first: unknown, value: unknown) => {
    const pairs = Array.isArray(first) ? first : [[first, value]]
    const more = Object.fromEntries(pairs)
    Object.assign(data, more)
    call('context', scalars(more))
  },
  'session:event': (events: unknown) => {
    for (const event of Array.isArray(events) ? events : [events]) {
      const [name, properties] = [event].flat()
      call('track', name, scalars((properties ?? {}) as Loose))
    }
  },
}
const configuring: Record<string, Work> = {
  'color:theme': (name) => {
    const hex = new RegExp(`\\b${name}=(\\w+)`).exec(colours)?.[1]
    if (hex) call('update', { brand: { accent: `#${hex}` } })
    else lacks(`color:theme ${name}`)
  },
  'color:mode': (theme) => call('update', { theme }),
  'position:reverse': (left) => call('update', { position: left ? 'left' : 'right' }),
  'sound:mute': (mute) => call('update', { sound: !mute }),
  'hide:on:mobile': (hideOnMobile) => call('update', { hideOnMobile }),
  'hide:on:away': (hideWhenOffline) => call('update', { hideWhenOffline }),
  'container:index': (zIndex) => call('update', { zIndex }),
}
const getting: Record<string, (key: string) => unknown> = {
  'chat:unread:count': () => ask('unread', 0),
  'session:identifier': () => ask('visitorId', null),
  'session:data': (key) => data[key],
  'message:text': () => draft,
}
const being: Record<string, () => boolean> = {
  'chat:opened': () => ask('open', false),
  'chat:closed': () => !ask('open', false),
  'chat:visible': () => ask('visible', true),
  'chat:hidden': () => !ask('visible', true),
  'session:ongoing': () => ask('conversationId', null) !== null,
  'website:available': () => ask('online', true),
}
/** Theirs to ours, and what theirs is called with. */
const hearing: Record<string, [keyof WidgetEvents, (detail: never) => unknown]> = {
  'session:loaded': ['ready', () => ask('visitorId', null)],
  'chat:initiated': ['open', () => undefined],
  'chat:opened': ['open', () => undefined],
  'chat:closed': ['close', () => undefined],
  'message:sent': ['message:sent', (message) => messageOf(message, 'user')],
  'message:received': ['message:received', (message) => messageOf(message, 'operator')],
  'message:compose:received': ['typing', () => undefined],
  'website:availability:changed': ['connection', () => ask('online', true)],
}

const verbs: Record<string, (name: string, args: never) => void> = {
  do: (name, args) => run(doing, name, args),
  set: (name, args) => run(setting, name, args),
  config: (name, args) => run(configuring, name, args),
  on: hear,
  off(name) {
    changed.delete(name)
    for (const stop of listeners.get(name) ?? []) stop()
    listeners.delete(name)
  },
  safe() {},
  help() {},
}

start()

function start(): void {
  const waiting = Array.isArray(page.$crisp) ? page.$crisp : []
  const calls = waiting.splice(0)
  boot(page.CRISP_WEBSITE_ID, { locale: page.CRISP_RUNTIME_CONFIG?.locale })
  // The same array: the site may hold on to it.
  page.$crisp = Object.assign(waiting, {
    push,
    ...Object.fromEntries(
      Object.keys(verbs).map((verb) => [verb, (...rest: unknown[]) => push([verb, ...rest])]),
    ),
    get: (name: string, key: string) =>
      name.startsWith('user:') ? (user[fieldOf(name)] ?? null) : (getting[name] ?? none(name))(key),
    is: (name: string) => (being[name] ?? none(name))() ?? false,
  })
  push(...calls)
  call('ready', () => page.CRISP_READY_TRIGGER?.())
}

function push(...calls: unknown[]): number {
  for (const each of calls) {
    safely(() => {
      const [verb, name, args] = each as [string, string, never]
      const work = verbs[verb]
      if (work) work(name, args)
      else lacks(verb)
    }, each)
  }
  return 0
}

function run(works: Record<string, Work>, name: string, args: unknown): void {
  const work = works[name]
  if (!work) {
    lacks(name)
    return
  }
  if (works !== setting || !name.startsWith('user:')) flush()
  work(...([args ?? []].flat(1) as never[]))
}

/** One after the other they come, and are told together. */
function learn(fields: Loose): void {
  Object.assign(user, defined(fields))
  for (const name of Object.keys(fields)) changed.get(`user:${name}:changed`)?.(fields[name])
  if (!identifying) queueMicrotask(flush)
  identifying = true
}

function flush(): void {
  if (!identifying) return
  identifying = false
  const { hash, ...fields } = user
  identify(fields, hash)
}

function hear(name: string, callback: (detail?: unknown) => void): void {
  if (name.startsWith('user:')) {
    changed.set(`user:${fieldOf(name)}:changed`, callback)
    return
  }
  const ours = hearing[name]
  if (!ours) {
    lacks(name)
    return
  }
  const [event, translate] = ours
  const heard = (detail: never) => callback(translate(detail))
  listeners.set(name, [...(listeners.get(name) ?? []), () => call('off', event, heard)])
  if (event === 'ready') call('ready', heard)
  else call(name === 'chat:initiated' ? 'once' : 'on', event, heard)
}

function fieldOf(name: string): string {
  const field = name.split(':')[1] ?? ''
  return field === 'nickname' ? 'name' : field
}

function messageOf(message: { id: string; text: string; created_at: string }, from: string): Loose {
  const { id, text, created_at } = message
  return {
    type: 'text',
    origin: 'chat',
    content: text,
    preview: [],
    from,
    is_me: from === 'user',
    fingerprint: id,
    timestamp: Date.parse(created_at),
  }
}

function none(name: string): () => undefined {
  return () => void lacks(name)
}
