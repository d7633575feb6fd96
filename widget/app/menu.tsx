/** A button with a menu: arrow keys walk, Escape and a click elsewhere close. */
import type { TargetedKeyboardEvent } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon, icons } from './icons.tsx'

export interface MenuItem {
  icon: string
  label: string
  run(): void
}

export function Menu({ label, items }: { label: string; items: MenuItem[] }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => {
    if (open) list.current?.querySelector('button')?.focus()
  }, [open])

  function close() {
    setOpen(false)
    button.current?.focus()
  }
  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>) {
    const entries = Array.from(event.currentTarget.querySelectorAll('button'))
    const at = entries.findIndex((item) => item.matches(':focus'))
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (goal !== undefined) entries.at(goal % entries.length)?.focus()
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      class="more"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        class="icon"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon path={icons.more} />
      </button>
      <div
        id={id}
        ref={list}
        class="menu"
        role="menu"
        aria-label={label}
        hidden={!open}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => (
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              close()
              item.run()
            }}
          >
            <Icon path={item.icon} />
            {item.label}
          </button>
        ))}
      </div>
    </div>
  )
}
