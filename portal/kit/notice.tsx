/** A sentence that must be seen where it matters, with what one can do about it. */
import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'
import './notice.css'

interface NoticeProps {
  tone?: 'plain' | 'good' | 'warn' | 'bad'
  /** Read out at once; for what happens after an action. */
  isAlert?: boolean
  children: ComponentChildren
  action?: ComponentChildren
}

const icons: Record<NonNullable<NoticeProps['tone']>, IconName> = {
  plain: 'eye',
  good: 'check',
  warn: 'warning',
  bad: 'warning',
}

export function Notice({ tone = 'plain', isAlert = false, children, action }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone} role={isAlert ? 'alert' : undefined}>
      <Icon name={icons[tone]} size={18} />
      <div class="grow">{children}</div>
      {action && <div class="row">{action}</div>}
    </div>
  )
}
