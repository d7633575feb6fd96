/** All that a page can call beyond the launcher: brought when it calls. */
import type { BootOptions } from '#sdk/widget/options'
import type { WidgetConfig } from '#wire'
import type { Call, Door, Run } from '../loader/open-door.ts'
import { type Boot, boot, FIRST, type Known, known, mount, type Widgets } from './begin.ts'
import { defineElement } from './element.ts'
import { nearest } from './nearest.ts'
import { adopt } from './settle.ts'
import { tagOptions } from './tag-options.ts'
import { warn } from './warn.ts'

/** Verbs that need no widget; the others wait for it. */
const early = ['on', 'once', 'off', 'ready', 'get', 'update', 'identify', 'context', 'consent', 'destroy']

export function createApi(door: Door): Run {
  const widgets: Widgets = { door, all: new Map<string, Known>(), run }
  const beginnings: Known['verbs'] = {
    boot: (options) => boot(widgets, { ...(options as Boot) }),
    tag: (attributes, config) =>
      void boot(widgets, {
        ...tagOptions(attributes as Record<string, string>),
        config: config as WidgetConfig | undefined,
      }),
    mount: (element, options) =>
      mount(widgets, element as NonNullable<BootOptions['target']>, { ...(options as Boot) }),
  }

  function run(call: Call): unknown {
    const [said, ...args] = Array.from(call)
    const [, name = FIRST, verb = ''] = /^(?:(.+)\.)?(\w+)$/.exec(String(said)) ?? []
    if (beginnings[verb]) return beginnings[verb](...args)
    // All is destroyed: whoever begins next, here or in another script, finds the call.
    if (!door.global.loaded) return void door.global.q?.push(call)
    const { instance, verbs } = known(widgets, name)
    const work = verbs[verb]
    if (!work) return tellUnknown(String(said), Object.keys({ ...beginnings, ...verbs }))
    if (instance.widget || early.includes(verb)) return work(...args)
    instance.held.push(call)
  }

  for (const [name, widget] of Object.entries(door.widgets)) {
    const { instance } = known(widgets, name)
    widget.shell.options = { ...instance.early, token: widget.shell.config.token }
    adopt(instance, widget, widget.shell.config)
  }
  defineElement({
    boot: (options) => void boot(widgets, options),
    update: (name, options) => widgets.all.get(name)?.wish(options),
    destroy: (name) => void widgets.all.get(name)?.verbs.destroy?.(),
  })
  return run
}

function tellUnknown(said: string, verbs: string[]) {
  const verb = said.split('.').at(-1) ?? ''
  const meant = nearest(
    verb,
    verbs.filter((name) => name !== 'tag'),
  )
  warn(`there is no verb '${said}'${meant ? `; did you mean '${meant}'?` : ''}`)
}
