/** What a page may tell the widget, and what the widget tells the page. */
import type { Message } from '#wire'

/** An element of the page. */
export interface PageElement {
  readonly nodeType: number
}

/** A value of the page's own. */
export type Scalar = string | number | boolean | null

/** Facts about the page and the talk, by names of the page's own. */
export type Context = Record<string, Scalar>

/** Somebody who is logged in at the page. */
export interface User {
  /** The id that the page's own system gives them. */
  id: string
  email?: string
  name?: string
  phone?: string
  /** Address of a picture. */
  avatar?: string
  company?: string
  custom?: Context
}

/**
 * Proof of who a user is, from the page's own server: a JWT signed with the identity secret, or what fetches one
 * (asked whenever the chat connects, so that it has not run out), or the hex HMAC-SHA256 of the user's id.
 */
export type UserToken = string | (() => Promise<string>)

/** What `boot` takes. Each one is also a `data-*` attribute of the script, in kebab case. */
export interface BootOptions {
  /** The public account token: `acct_…`. */
  token: string
  /** Id or slug of a bot. @default the account's default bot */
  bot?: string
  /** Name of this widget; needed where a page has several. @default 'default' */
  instance?: string
  /** Address of the server. @default where the script came from */
  baseUrl?: string
  /** A launcher with a panel, a chat within the page, or a window of its own. @default 'bubble' */
  mode?: 'bubble' | 'inline' | 'popup'
  /** Where an inline chat goes: an element or a selector. */
  target?: string | PageElement
  /** Mirrored in right-to-left languages. @default the setting in the portal */
  position?: 'right' | 'left'
  /** Distance from the corner in pixels, beside the device's own insets. @default 20 and 20 */
  offset?: { x?: number; y?: number }
  /** @default 2147483000 */
  zIndex?: number
  /** @default 'icon', or 'label' where there is one */
  launcher?: 'icon' | 'label' | 'none'
  /** Words beside the icon. */
  launcherLabel?: string
  /** A click on any matching element of the page opens the chat. */
  openSelector?: string
  /** Open at once; never on phones. @default false */
  open?: boolean
  /** A line beside the launcher; `false` for none. @default the setting in the portal */
  teaser?: { text?: string; afterMs?: number } | false
  /** `auto`: the page's language, else the browser's, else the bot's. @default 'auto' */
  locale?: string
  /** @default 'auto': the language's own */
  dir?: 'auto' | 'ltr' | 'rtl'
  /** @default the setting in the portal */
  theme?: 'auto' | 'light' | 'dark'
  brand?: Brand
  /** Words in place of the widget's own, by the name of the text. */
  strings?: Record<string, string>
  /** Plays a sound for news, after the visitor has used the page. @default true */
  sound?: boolean
  /** Counts news in the page's title while its tab is hidden. @default true */
  titleBadge?: boolean
  /** @default the setting in the portal */
  attachments?: boolean
  /** No launcher without a network, and outside the business's hours; a chat that is open stays. @default false */
  hideWhenOffline?: boolean
  /** No launcher on phones. @default false */
  hideOnMobile?: boolean
  /** Globs on the path of the page: where the widget shows. */
  pages?: { include?: string[]; exclude?: string[] }
  /** Where the browser keeps the conversation, from the first message on. @default 'local' */
  storage?: 'local' | 'session' | 'memory'
  /** When something may be stored and sent. @default 'on-interaction' */
  consent?: 'on-interaction' | 'required' | 'granted'
  /** Tells path and title of the pages that a visitor opens during a conversation. @default false */
  pageViews?: boolean
  user?: User
  userToken?: UserToken
  /** Hex HMAC-SHA256 of the user's id under the identity secret, for those who have no JWT. */
  userHash?: string
  context?: Context
  onReady?: () => void
  onOpen?: () => void
  onClose?: () => void
  onUnread?: (count: number) => void
  onMessage?: (message: Message) => void
  onError?: (error: { code: string; detail?: string }) => void
}

/** How the widget looks. */
export interface Brand {
  /** A colour of CSS. */
  accent?: string
  /** Of the panel's corners, in pixels. */
  radius?: number
  font?: 'system' | 'inherit'
  /** Address of a picture for the header. */
  avatar?: string
  /** In place of the business's name. */
  name?: string
}

/** Where `open` leads. */
export type OpenView = 'home' | 'chat' | 'booking' | 'contact' | { conversation: string }

/**
 * What `on` listens to, by name, with what a listener gets. Each is also a `CustomEvent` on `window`, named
 * `deskbell:<name>`, whose `detail` is the same.
 */
export interface WidgetEvents {
  ready: undefined
  open: undefined
  close: undefined
  show: undefined
  hide: undefined
  unread: number
  connection: 'online' | 'offline' | 'reconnecting'
  'conversation:started': { id: string }
  'conversation:ended': { id: string }
  'message:sent': Message
  'message:received': Message
  'message:failed': { cmid: string; text: string }
  /** The other side is typing, or has stopped. */
  typing: boolean
  'handoff:requested': undefined
  'handoff:joined': { name?: string }
  'lead:captured': Context
  'appointment:booked': Context
  'form:submitted': { form: string; values: Context }
  'link:clicked': { href: string }
  feedback: { message_id: string; value: 1 | -1; note?: string }
  'consent:required': undefined
  /** `detail` says in a sentence what the server has refused, and why. */
  error: { code: string; detail?: string }
}

/** Hears one kind of event. */
export type Listener<E extends keyof WidgetEvents> = (detail: WidgetEvents[E]) => void

/** What `get` knows. */
export interface WidgetState {
  ready: boolean
  open: boolean
  visible: boolean
  unread: number
  /** Null until the visitor has written. */
  visitorId: string | null
  conversationId: string | null
  online: boolean
  locale: string
}

/** The verbs. */
export interface WidgetApi {
  boot(options: BootOptions): void
  update(options: Partial<BootOptions>): void
  identify(user: User, userToken?: UserToken): void
  logout(): void
  shutdown(): void
  destroy(): void
  open(view?: OpenView): void
  close(): void
  toggle(open?: boolean): void
  show(): void
  hide(): void
  prefill(text: string): void
  send(text: string, options?: { silent?: boolean }): void
  start(options: { intent?: string; text?: string }): void
  context(values: Context): void
  track(name: string, props?: Context): void
  consent(granted: boolean): void
  on<E extends keyof WidgetEvents>(event: E, listener: Listener<E>): () => void
  once<E extends keyof WidgetEvents>(event: E, listener: Listener<E>): () => void
  off<E extends keyof WidgetEvents>(event: E, listener?: Listener<E>): void
  get<K extends keyof WidgetState>(key: K): WidgetState[K]
  mount(element: PageElement | string, options: Partial<BootOptions>): WidgetApi
  ready(callback: () => void): void
}

/** The global `Deskbell`: `Deskbell('open')` always, also before the script is there; `Deskbell.open()` once it is. */
export type DeskbellGlobal = WidgetApi &
  (<V extends keyof WidgetApi>(
    verb: V,
    ...args: Parameters<WidgetApi[V]>
  ) => ReturnType<WidgetApi[V]> | undefined)
