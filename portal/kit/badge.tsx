/** One word about a state. */
import type { ComponentChildren } from 'preact'
import './badge.css'

interface BadgeProps {
  tone?: 'plain' | 'good' | 'warn' | 'bad' | 'accent'
  children: ComponentChildren
}

export function Badge({ tone = 'plain', children }: BadgeProps) {
  return (
    <span class="badge" data-tone={tone}>
      {children}
    </span>
  )
}
