/** Takes the place of Papercups: `window.Papercups.config`, its window events and callbacks. */
import { ask, boot, call, defined, identify, known, type Loose, lacks, safely } from './desk.ts'

type Callback = ((detail?: unknown) => void) | undefined

interface Config extends Loose {
  position?: string | { side?: string; offset?: number }
  customer?: Customer | null
  onChatLoaded?: Callback
  onChatOpened?: Callback
  onChatClosed?: Callback
  onMessageSent?: Callback
  onMessageReceived?: Callback
}
interface Customer {
  external_id?: string
  email?: string
  name?: string
  phone?: string
  profile_photo_url?: string
  metadata?: Loose
}

const page = window as unknown as { Papercups?: { config?: Config } }
const config = page.Papercups?.config ?? {}
const openBefore = 'deskbell:open'

const actions = {
  open: () => call('open'),
  close: () => call('close'),
  toggle: () => call('toggle'),
  identify(customer: unknown) {
    safely(() => {
      identify(userOf(typeof customer === 'object' ? customer : { external_id: `${customer}` }))
    }, 'identify')
  },
}

boot(config.token ?? config.accountId, optionsOf(config))
for (const name of ['awayMessage', 'requireEmailUpfront', 'agentUnavailableText', 'customIconUrl'])
  if (config[name]) lacks(`${name} (the portal has it)`)
listen(config)
page.Papercups = Object.assign(page.Papercups ?? {}, actions)

function optionsOf(it: Config): Loose {
  const { position } = it
  const side = typeof position === 'object' ? position.side : position
  const x = typeof position === 'object' ? position.offset : undefined
  const pop = it.popUpInitialMessage
  return {
    bot: it.inbox,
    brand: defined({ accent: it.primaryColor, name: it.title }),
    launcher: it.hideToggleButton ? 'none' : undefined,
    position: side,
    offset: x === undefined ? undefined : { x },
    open: (it.persistOpenState ? wasOpen() : it.isOpenByDefault || it.defaultIsOpen) || undefined,
    teaser: pop ? defined({ text: it.greeting, afterMs: pop === true ? 0 : pop }) : undefined,
    ...(it.customer ? known(userOf(it.customer)) : {}),
    strings: defined({ placeholder: it.newMessagePlaceholder, greeting: it.greeting }),
  }
}

function listen({ onChatLoaded, onMessageSent, onMessageReceived, ...it }: Config): void {
  for (const [name, action] of Object.entries({ ...actions, 'customer:set': actions.identify }))
    window.addEventListener(`papercups:${name}`, (event) => action((event as CustomEvent).detail))
  call('ready', () => onChatLoaded?.(actions))
  for (const open of [true, false]) {
    call('on', open ? 'open' : 'close', () => {
      if (it.persistOpenState) keepOpen(open)
      it[open ? 'onChatOpened' : 'onChatClosed']?.()
    })
  }
  call('on', 'message:sent', (message: never) => onMessageSent?.(messageOf(message, 'customer_id')))
  call('on', 'message:received', (message: never) => onMessageReceived?.(messageOf(message, 'user_id')))
}

function userOf(customer: Customer | null): Loose {
  const { external_id, email, name, phone, profile_photo_url: avatar, metadata: custom } = customer ?? {}
  return defined({ id: external_id ?? email, email, name, phone, avatar, custom })
}

function messageOf(message: { id: string; text: string; created_at: string }, author: string): Loose {
  const { id, text, created_at } = message
  return {
    id,
    body: text,
    type: 'reply',
    created_at,
    sent_at: created_at,
    conversation_id: ask('conversationId', null),
    [author]: ask('visitorId', null) ?? id,
  }
}

/** Storage may be forbidden: then the chat is not remembered as open. */
function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(openBefore) === 'true'
  } catch {
    return false
  }
}

function keepOpen(open: boolean): void {
  try {
    sessionStorage.setItem(openBefore, `${open}`)
  } catch {}
}
