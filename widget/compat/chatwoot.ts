/** Takes the place of Chatwoot: `chatwootSDK.run`, `chatwootSettings`, `$chatwoot` and its window events. */
import { ask, boot, call, identify, type Loose, safely, scalars } from './desk.ts'

interface Settings {
  hideMessageBubble?: boolean
  position?: string
  locale?: string
  useBrowserLanguage?: boolean
  type?: string
  launcherTitle?: string
  darkMode?: string
  enableFileUpload?: boolean
  showUnreadMessagesDialog?: boolean
}

const page = window as unknown as {
  chatwootSettings?: Settings
  chatwootSDK?: unknown
  $chatwoot?: Loose
}
/** Two kinds of attributes there, one here. */
const attributes = {
  set: (fields: Loose) => call('context', scalars(fields)),
  remove: (key: string) => call('context', { [key]: null }),
}
const themes: Record<string, string> = { light: 'light', dark: 'dark', auto: 'auto' }
let visitor: unknown

page.chatwootSDK = { run: ({ websiteToken }: Loose = {}) => safely(() => run(websiteToken), 'run') }

function run(websiteToken: unknown): void {
  // Theirs, too, begins once only.
  if (page.$chatwoot) return
  const settings = page.chatwootSettings ?? {}
  page.$chatwoot = widget(settings, websiteToken)
  boot(websiteToken, optionsOf(settings))
  call('ready', () => {
    Object.assign(page.$chatwoot ?? {}, { hasLoaded: true })
    tell('ready')
  })
  call('on', 'open', () => tell('opened'))
  call('on', 'close', () => tell('closed'))
  call('on', 'conversation:started', () => tell('on-start-conversation', { hasConversation: false }))
  call('on', 'message:received', (message: never) => tell('on-message', messageOf(message)))
  call('on', 'error', (error: unknown) => tell('error', error))
}

function widget(settings: Settings, websiteToken: unknown): Loose {
  return {
    websiteToken,
    hasLoaded: false,
    ...settings,
    get isOpen() {
      return ask('open', false)
    },
    get user() {
      return visitor
    },
    toggle(state?: string) {
      if (state) call(state === 'open' ? 'open' : 'close')
      else call('toggle')
    },
    toggleBubbleVisibility: (state: string) => call(state === 'hide' ? 'hide' : 'show'),
    popoutChatWindow: () => call('update', { mode: 'popup' }),
    setUser: (identifier: unknown, fields: Loose) =>
      safely(() => setUser(identifier, fields ?? {}), 'setUser'),
    setCustomAttributes: attributes.set,
    setConversationCustomAttributes: attributes.set,
    deleteCustomAttribute: attributes.remove,
    deleteConversationCustomAttribute: attributes.remove,
    setLabel: (label: string) => call('context', { [`label ${label}`]: true }),
    removeLabel: (label: string) => attributes.remove(`label ${label}`),
    setLocale: (locale: string) => call('update', { locale: tagOf(locale) }),
    setColorScheme: (scheme: string) => call('update', { theme: themes[scheme] ?? 'light' }),
    reset() {
      visitor = undefined
      call('logout')
    },
  }
}

function optionsOf(it: Settings): Loose {
  return {
    position: it.position,
    locale: it.useBrowserLanguage ? 'auto' : it.locale && tagOf(it.locale),
    launcher: it.hideMessageBubble ? 'none' : it.type === 'expanded_bubble' ? 'label' : undefined,
    launcherLabel: it.launcherTitle,
    theme: it.darkMode && themes[it.darkMode],
    attachments: it.enableFileUpload,
    teaser: it.showUnreadMessagesDialog === false ? false : undefined,
  }
}

function setUser(identifier: unknown, fields: Loose): void {
  const { name, email, phone_number, avatar_url, company_name, identifier_hash, ...rest } = fields
  visitor = fields
  const { custom_attributes, ...others } = rest
  const custom = { ...others, ...(custom_attributes as Loose | undefined) }
  const user = {
    id: identifier,
    name,
    email,
    phone: phone_number,
    avatar: avatar_url,
    company: company_name,
    custom,
  }
  identify(user, identifier_hash)
}

/** They write `pt_BR`. */
function tagOf(locale: string): string {
  return locale.replace('_', '-')
}

function messageOf(message: { id: string; text: string; created_at: string }): Loose {
  const { id, text, created_at } = message
  return {
    id,
    content: text,
    content_type: 'text',
    message_type: 1,
    created_at: Math.floor(Date.parse(created_at) / 1000),
    conversation_id: ask('conversationId', null),
  }
}

function tell(name: string, detail?: unknown): void {
  window.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }))
}
