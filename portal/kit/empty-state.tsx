/** What a list says while it has nothing: what belongs here and how to get it. */
import type { ComponentChildren } from 'preact'
import './empty-state.css'
import { Icon, type IconName } from './icon.tsx'

interface EmptyStateProps {
  icon: IconName
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <div class="empty-icon">
        <Icon name={icon} size={24} />
      </div>
      <h2>{title}</h2>
      {children && <div class="soft stack-tight">{children}</div>}
      {action && <div class="row empty-action">{action}</div>}
    </div>
  )
}
