/** Several views in one place; arrows move between the tabs. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './tabs.css'

export interface Tab {
  id: string
  label: string
  content: ComponentChildren
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  current: string
  onCurrent(id: string): void
}

export function Tabs({ label, tabs, current, onCurrent }: TabsProps) {
  const prefix = useId()
  const open = tabs.find((tab) => tab.id === current) ?? tabs[0]
  if (!open) return null
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onCurrent(next.id)
    document.getElementById(`${prefix}-${next.id}`)?.focus()
  }
  return (
    <div class="tabs">
      <div class="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${prefix}-${tab.id}`}
            aria-selected={tab === open}
            aria-controls={`${prefix}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => onCurrent(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${prefix}-panel`} aria-labelledby={`${prefix}-${open.id}`}>
        {open.content}
      </div>
    </div>
  )
}
