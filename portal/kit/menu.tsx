/** A button that opens a list of actions, on the platform's popover. */
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import './menu.css'

export interface MenuItem {
  /** Tells two with the same label apart. @default the label */
  id?: string
  label: string
  /** Small, below the label. */
  about?: string
  /** A line stands between it and the one before. */
  isApart?: boolean
  onChoose(): void
  /** The one of several that is on. */
  isCurrent?: boolean
}

interface MenuProps {
  /** Name of the list. */
  label: string
  /** What stands in the button, with its name. */
  trigger: ComponentChildren
  /** Class of the button. */
  class: string
  items: readonly MenuItem[]
}

export function Menu({ label, trigger, items, class: name }: MenuProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const openByKey = (event: KeyboardEvent & { currentTarget: HTMLButtonElement }) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    list.current?.showPopover({ source: event.currentTarget })
  }
  return (
    <div class="menu-anchor">
      <button type="button" class={name} aria-haspopup="menu" popovertarget={id} onKeyDown={openByKey}>
        {trigger}
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState === 'open') focusItem(event.currentTarget, currentOf(items))
        }}
        onKeyDown={moveByKey}
      >
        {items.map((item) => (
          <button
            key={item.id ?? item.label}
            type="button"
            data-apart={item.isApart}
            {...(item.isCurrent === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.isCurrent })}
            tabIndex={-1}
            onClick={() => {
              list.current?.hidePopover()
              item.onChoose()
            }}
          >
            <span class="menu-text">
              {item.label}
              {item.about && <span class="menu-about">{item.about}</span>}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}

/** Where one starts: at what is on, or at the top. */
function currentOf(items: readonly MenuItem[]): number {
  return Math.max(
    0,
    items.findIndex((item) => item.isCurrent),
  )
}

function moveByKey(event: KeyboardEvent & { currentTarget: HTMLDivElement }): void {
  const items = [...event.currentTarget.querySelectorAll('button')]
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  const targets: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const target = targets[event.key]
  if (event.key === 'Tab') event.currentTarget.hidePopover()
  if (target === undefined) return
  event.preventDefault()
  focusItem(event.currentTarget, target)
}

function focusItem(menu: HTMLElement, index: number): void {
  menu.querySelectorAll('button')[index]?.focus()
}
