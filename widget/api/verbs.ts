/** What a page can do with one widget. */
import type { BootOptions, Context, OpenView, User, UserToken, WidgetState } from '#sdk/widget/options'
import { forgetStored } from './forget-stored.ts'
import { type Instance, optionsOf, withPanel } from './instance.ts'
import { safely } from './listeners.ts'
import { stateOf } from './state-of.ts'
import type { Wish } from './wishes.ts'

/** What a visitor may write at once. */
const LONGEST = 4_000

type Heard = (detail: unknown) => void

export function createVerbs(instance: Instance, wish: Wish) {
  return {
    update: (options: Partial<BootOptions>) => wish(options),
    ...aboutPerson(instance, wish),
    ...aboutPanel(instance, wish),
    ...aboutTalk(instance, wish),
    ...aboutEvents(instance),
    get: (key: keyof WidgetState) => stateOf(instance)[key],
  }
}

function aboutPerson(instance: Instance, wish: Wish) {
  function forget() {
    const config = instance.widget?.shell.config
    if (config) forgetStored(config)
    ifLoaded(instance, ({ chat }) => chat.move())
  }
  function logout() {
    wish({ user: undefined, userToken: undefined, userHash: undefined, context: undefined })
    forget()
  }
  return {
    identify(user: User, userToken?: UserToken) {
      wish({ user, userToken, userHash: undefined })
      ifLoaded(instance, ({ chat }) => chat.connection.now()?.restart())
    },
    logout,
    shutdown: logout,
    consent(granted: boolean) {
      if (!granted) forget()
      wish({ consent: granted ? 'granted' : 'required' })
    },
  }
}

function aboutPanel(instance: Instance, wish: Wish) {
  const close = () => {
    if (instance.widget?.panel) instance.widget.turn(false)
  }
  const isOpen = () => instance.widget?.shell.launcher.ariaExpanded === 'true'
  function open(view?: OpenView) {
    instance.widget?.turn(true)
    if (view === 'contact') withPanel(instance, ({ widget }) => widget.chat.askForPerson())
    if (view === 'booking') void sayIntent(instance, view)
    if (typeof view === 'object') {
      withPanel(instance, ({ widget }) => widget.chat.move(view.conversation))
    }
  }
  const hide = (hidden: boolean) => {
    instance.hidden = hidden
    wish({})
  }
  return {
    open,
    close,
    toggle: (opened = !isOpen()) => (opened ? open() : close()),
    show: () => hide(false),
    hide: () => hide(true),
  }
}

function aboutTalk(instance: Instance, wish: Wish) {
  function send(text: string, { silent = false } = {}) {
    if (!silent) instance.widget?.turn(true)
    const said = String(text).trim().slice(0, LONGEST)
    if (said) withPanel(instance, ({ widget }) => widget.chat.send(said))
  }
  function context(values: Context) {
    wish({ context: { ...optionsOf(instance).context, ...values } })
    ifLoaded(instance, ({ chat }) => chat.connection.now()?.tell({ context: values }))
  }
  return {
    prefill(text: string) {
      withPanel(instance, ({ widget }) => widget.chat.draft.set(() => String(text).slice(0, LONGEST)))
    },
    send,
    start({ intent, text = '' }: { intent?: string; text?: string } = {}) {
      instance.widget?.turn(true)
      if (text || !intent) send(text)
      else void sayIntent(instance, intent)
    },
    context,
    track(name: string, props?: Context) {
      context({ [`event:${name}`]: props ? JSON.stringify(props) : new Date().toISOString() })
    },
  }
}

/** As the visitor would say it, in words that the desk knows it by; else the name's own. */
async function sayIntent(instance: Instance, name: string) {
  const known = /^\w+$/.test(name) && instance.widget?.shell.bringWords(`intent.${name.toLowerCase()}`)
  const words = await (known || undefined)?.catch(() => undefined)
  const { phrase = name.replace(/[._-]+/g, ' ') } = words?.said.texts ?? {}
  withPanel(instance, ({ widget }) => widget.chat.send(String(phrase)))
}

function aboutEvents(instance: Instance) {
  const { listeners } = instance
  /** Who asks late hears it at once. */
  function tellReady(event: string, listener: Heard) {
    const isLate = event === 'ready' && instance.widget !== undefined
    if (isLate) safely(listener)
    return isLate
  }
  const once = (event: string, listener: Heard) =>
    tellReady(event, listener) ? () => {} : listeners.once(event, listener)
  return {
    on(event: string, listener: Heard) {
      tellReady(event, listener)
      return listeners.on(event, listener)
    },
    once,
    off: listeners.off,
    ready: (listener: Heard) => void once('ready', listener),
  }
}

type Panel = Parameters<Parameters<typeof withPanel>[1]>[0]

/** What nobody has loaded yet will see it when it begins. */
function ifLoaded(instance: Instance, work: (widget: Panel['widget']) => void) {
  if (instance.widget?.panel) withPanel(instance, ({ widget }) => work(widget))
}
