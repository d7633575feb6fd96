/** `@deskbell/widget/vue`: `<DeskbellWidget token="…" @open="…" />`. */
import { defineComponent, h, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { type Attached, attach, nameFor } from './attach.ts'
import type { BootOptions, PackageOptions } from './boot.ts'
import type { ChatElementAttributes } from './chat-element.ts'

type Message = Parameters<NonNullable<BootOptions['onMessage']>>[0]

/** The boot options; what happens comes as events. */
export type DeskbellWidgetProps = Omit<PackageOptions, 'target' | `on${string}`>

/** What it emits. */
export type DeskbellWidgetEmits = {
  ready: () => true
  open: () => true
  close: () => true
  unread: (count: number) => true
  message: (message: Message) => true
  error: (error: { code: string }) => true
}

/** Written without a value, as `hide-on-mobile`, they come as empty text. */
const flags = [
  'open',
  'sound',
  'titleBadge',
  'attachments',
  'hideWhenOffline',
  'hideOnMobile',
  'pageViews',
] as const
const names = [
  ...flags,
  ...(['token', 'baseUrl', 'bot', 'instance', 'mode', 'position', 'offset', 'zIndex', 'launcher'] as const),
  ...([
    'launcherLabel',
    'openSelector',
    'teaser',
    'locale',
    'dir',
    'theme',
    'brand',
    'strings',
    'pages',
  ] as const),
  ...(['storage', 'consent', 'user', 'userToken', 'userHash', 'context'] as const),
] satisfies (keyof DeskbellWidgetProps)[]

/** A widget for as long as it is mounted: beside the page, or with `mode="inline"` where it stands. */
export const DeskbellWidget = defineComponent<DeskbellWidgetProps, DeskbellWidgetEmits>(
  (props, { emit }) => {
    const place = ref<HTMLDivElement>()
    const name = nameFor(props.mode, props.instance)
    let attached: Attached | undefined
    const told = {
      onReady: () => emit('ready'),
      onOpen: () => emit('open'),
      onClose: () => emit('close'),
      onUnread: (count: number) => emit('unread', count),
      onMessage: (message: Message) => emit('message', message),
      onError: (error: { code: string }) => emit('error', error),
    }
    const wanted = (): PackageOptions => ({
      ...given(props),
      ...told,
      ...(place.value && { target: place.value }),
    })
    const begin = () => {
      attached = attach(name, wanted())
    }

    onMounted(begin)
    onBeforeUnmount(() => attached?.detach())
    watch(
      [() => [props.token, props.baseUrl, props.bot, props.mode].join('\n')],
      () => {
        attached?.detach()
        begin()
      },
      { flush: 'post' },
    )
    watch(
      () => given(props),
      () => attached?.update(wanted()),
      { deep: true, flush: 'post' },
    )
    return () => (props.mode === 'inline' ? h('div', { ref: place }) : null)
  },
  {
    name: 'DeskbellWidget',
    props: names as never,
    emits: ['ready', 'open', 'close', 'unread', 'message', 'error'] as never,
  },
)

function given(props: DeskbellWidgetProps): PackageOptions {
  const options: Record<string, unknown> = {}
  for (const name of names) {
    const value: unknown = props[name]
    if (value !== undefined)
      options[name] = value === '' && flags.some((flag) => flag === name) ? true : value
  }
  return options as unknown as PackageOptions
}

declare module 'vue' {
  interface GlobalComponents {
    'deskbell-chat': new () => { $props: ChatElementAttributes }
  }
}
