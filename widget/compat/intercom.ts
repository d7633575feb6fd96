/** Takes the place of Intercom: `Intercom('verb', …)`, `intercomSettings`, as its snippet and npm package use them. */
import { ask, boot, call, defined, identify, known, type Loose, lacks, safely, scalars } from './desk.ts'

type Arguments = ArrayLike<unknown> & Iterable<unknown>
interface Command {
  (...args: unknown[]): unknown
  q?: Arguments[]
  booted?: boolean
}

const page = window as unknown as { Intercom?: Command; intercomSettings?: Loose }
let user: Loose = {}
let token: unknown
let isBooted = false
let isShutDown = false

const verbs: Record<string, (...args: never[]) => unknown> = {
  boot: start,
  update: change,
  shutdown() {
    isShutDown = true
    user = {}
    token = undefined
    call('logout')
    call('hide')
  },
  show: () => call('open'),
  hide: () => call('close'),
  showMessages: () => call('open', 'chat'),
  showSpace: (space: string) => call('open', space === 'home' ? 'home' : 'chat'),
  showConversation: (id: string) => call('open', { conversation: id }),
  showNewMessage(text?: string) {
    call('open', 'chat')
    if (text) call('prefill', text)
  },
  startConversation(text?: string) {
    call('open', 'chat')
    if (text) call('send', text)
  },
  trackEvent: (name: string, properties?: Loose) => call('track', name, properties),
  getVisitorId: () => ask('visitorId', undefined),
  whoami: () => ({
    type: user.id ? 'user' : 'visitor',
    user_id: user.id,
    email: user.email,
    anonymous_id: ask('visitorId', undefined),
  }),
  onShow: (callback) => call('on', 'open', () => (callback as () => void)()),
  onHide: (callback) => call('on', 'close', () => (callback as () => void)()),
  onUnreadCountChange: (callback) => call('on', 'unread', callback),
  onUserEmailSupplied: (callback) => call('on', 'lead:captured', callback),
  hideNotifications: (hidden: boolean) =>
    call('update', { teaser: hidden ? false : {}, titleBadge: !hidden }),
  ready: (callback) => call('ready', callback),
  reattach_activator() {},
}
/** Theirs to ours, where only the name differs. */
const options: Record<string, string> = {
  alignment: 'position',
  custom_launcher_selector: 'openSelector',
  language_override: 'locale',
  z_index: 'zIndex',
}
/** Of the visitor, by the names they have there. */
const ofUser = 'user_id email name phone avatar company user_hash intercom_user_jwt'.split(' ')
const notAttributes =
  /^(app_id|api_base|region|installation_type|page_title|session_duration|unsubscribed_from_emails|utm_.*|.*_(padding|launcher|color|mode|notifications))$/

takeOver()

function takeOver(): void {
  const waiting = page.Intercom?.q ?? []
  const command: Command = (verb, ...args) => {
    let result: unknown
    safely(() => {
      result = (verbs[`${verb}`] ?? (() => lacks(verb)))(...(args as never[]))
    }, verb)
    return result
  }
  command.booted = true
  page.Intercom = command
  if (page.intercomSettings) command('boot')
  for (const args of waiting) command(...args)
}

/** Their settings stand in a global or come with the call; what is not theirs is an attribute of the visitor. */
function start(settings: Loose = {}): void {
  if (isShutDown) call('show')
  isShutDown = false
  if (isBooted) {
    change(settings)
    return
  }
  isBooted = true
  const all = { ...page.intercomSettings, ...settings }
  learn(all)
  boot(all.app_id, { ...optionsOf(all), ...known(user, token) })
}

function change(settings: Loose = page.intercomSettings ?? {}): void {
  if (!isBooted) {
    start(settings)
    return
  }
  if (learn(settings)) identify(user, token)
  const changed = defined(optionsOf(settings))
  if (Object.keys(changed).length > 0) call('update', changed)
}

function optionsOf(it: Loose): Loose {
  const { theme_mode: theme, horizontal_padding: x, vertical_padding: y, hide_default_launcher: hidden } = it
  const accent = it.action_color ?? it.background_color
  return {
    ...Object.fromEntries(Object.entries(options).map(([theirs, ours]) => [ours, it[theirs]])),
    theme: theme === 'system' ? 'auto' : theme,
    offset: (x ?? y) ? defined({ x, y }) : undefined,
    launcher: hidden === undefined ? undefined : hidden ? 'none' : 'icon',
    brand: accent ? { accent } : undefined,
    titleBadge: it.hide_notifications ? false : undefined,
  }
}

/** Keeps who the visitor is; tells whether it is news. */
function learn(it: Loose): boolean {
  const before = JSON.stringify([user, token])
  const attributes = Object.entries(it).filter(
    ([key]) => !(key in options || ofUser.includes(key) || notAttributes.test(key)),
  )
  const { user_id, email, name, phone } = it
  user = {
    ...user,
    ...defined({ id: user_id ?? user.id ?? email, email, name, phone }),
    ...defined({
      avatar: (it.avatar as Loose | null)?.image_url,
      company: (it.company as Loose | null)?.name,
    }),
    custom: { ...(user.custom as Loose), ...scalars(Object.fromEntries(attributes)) },
  }
  token = it.intercom_user_jwt ?? it.user_hash ?? token
  return JSON.stringify([user, token]) !== before
}
