/** The button of the menu; what it offers is brought when somebody reaches for it. */
import { useRef, useState } from 'preact/hooks'
import { Icon, icons } from './icons.tsx'
import { lazyPart } from './lazy-part.tsx'
import type { WidgetContext } from './widget-context.ts'

const MenuList = lazyPart(() => import('../parts/menu-list.tsx').then((it) => it.menuList))

export function Menu({ widget }: { widget: WidgetContext }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { menu } = widget.texts

  return (
    <div
      class="more"
      onPointerEnter={MenuList.bring}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false)
      }}
    >
      <button
        ref={button}
        type="button"
        class="icon"
        aria-label={menu}
        title={menu}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        <Icon path={icons.more} />
      </button>
      {open && (
        <MenuList
          widget={widget}
          onDone={() => {
            setOpen(false)
            button.current?.focus()
          }}
        />
      )}
    </div>
  )
}
