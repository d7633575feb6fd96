/** What the menu of the header offers: arrow keys walk, Escape and a click elsewhere close. */
import type { TargetedKeyboardEvent } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import css from './menu-list.css?inline'

interface MenuListProps {
  widget: WidgetContext
  id: string
  /** Closes the menu. */
  onDone(): void
}

export const menuList: Part<MenuListProps> = { View: MenuList, css }

interface MenuItem {
  icon: string
  label: string
  run(): void
}

function itemsOf({ chat, texts }: WidgetContext): MenuItem[] {
  return [
    { icon: PERSON, label: texts.person, run: chat.askForPerson },
    { icon: RESTART, label: texts.startOver, run: chat.startOver },
  ]
}

const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5'
const RESTART = 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5'

function MenuList({ widget, id, onDone }: MenuListProps) {
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
    <div id={id} ref={list} class="menu" role="menu" aria-label={widget.texts.menu} onKeyDown={onKeyDown}>
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
