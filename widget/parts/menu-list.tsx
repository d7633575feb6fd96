/** What the menu of the header offers: arrow keys walk, Escape and a click elsewhere close. */
import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import type { Part } from '../app/lazy-part.tsx'
import { mayTalk } from '../app/may-talk.ts'
import type { WidgetContext } from '../app/widget-context.ts'
import css from './menu-list.css?inline'

interface MenuListProps {
  widget: WidgetContext
  /** Closes the menu. */
  onDone(): void
}

export const menuList: Part<MenuListProps> = { View: MenuList, css }

interface MenuItem {
  icon: string
  label: string
  run(): void
}

function itemsOf(widget: WidgetContext): MenuItem[] {
  const { chat, texts, shell, sheet, parts } = widget
  const { messages } = chat.state.get()
  const muted = chat.store.read('muted') !== null
  const privacy = shell.config.privacy_url
  return [
    ...(mayTalk(widget) ? [{ icon: PERSON, label: texts.person, run: chat.askForPerson }] : []),
    { icon: RESTART, label: texts.startOver, run: chat.startOver },
    // What there is not cannot be taken along.
    ...(messages.length > 0
      ? [
          {
            icon: MAIL,
            label: texts.mailChat,
            run: () => sheet.set(() => <parts.OwnChat widget={widget} what="mail" />),
          },
          {
            icon: SAVE,
            label: texts.saveChat,
            run: () => void parts.saveChat(widget),
          },
          {
            icon: BIN,
            label: texts.deleteChat,
            run: () => sheet.set(() => <parts.OwnChat widget={widget} what="delete" />),
          },
        ]
      : []),
    {
      icon: muted ? SOUND : MUTE,
      label: muted ? texts.unmute : texts.mute,
      run: () => chat.store.write('muted', muted ? null : '1'),
    },
    ...(privacy
      ? [{ icon: LOCK, label: texts.privacy, run: () => void window.open(privacy, '_blank', 'noopener') }]
      : []),
  ]
}

const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5'
const MAIL = 'M4 6h16v12H4zM4 7l8 6 8-6'
const SAVE = 'M12 4v11M7 11l5 5 5-5M5 20h14'
const BIN = 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13'
const SOUND = 'M5 10v4h3l4 4V6l-4 4zM16 9c1.5 1.5 1.5 4.5 0 6'
const MUTE = 'M5 10v4h3l4 4V6l-4 4zM16 10l4 4M20 10l-4 4'
const LOCK = 'M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z'
const RESTART = 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5'

function MenuList({ widget, onDone }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.querySelector('button')?.focus(), [])

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>) {
    const entries = [...event.currentTarget.querySelectorAll('button')]
    const at = entries.findIndex((item) => item.matches(':focus'))
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (goal !== undefined) entries.at(goal % entries.length)?.focus()
    else if (event.key === 'Escape') onDone()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div id="menu" ref={list} class="menu" role="menu" aria-label={widget.texts.menu} onKeyDown={onKeyDown}>
      {itemsOf(widget).map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onDone()
            item.run()
          }}
        >
          <Icon path={item.icon} />
          {item.label}
        </button>
      ))}
    </div>
  )
}
