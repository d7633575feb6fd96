/** A button, or a link that looks like one. */
import type { ComponentChildren, JSX } from 'preact'
import './button.css'
import { Icon, type IconName } from './icon.tsx'

interface Looks {
  /** @default 'plain' */
  tone?: 'main' | 'plain' | 'quiet' | 'bad'
  size?: 'small' | 'normal'
  icon?: IconName
  /** Work is under way: the button waits and says so. */
  busy?: boolean
  children?: ComponentChildren
}

type ButtonProps = Looks & Omit<JSX.IntrinsicElements['button'], 'size' | 'icon'>

export function Button({
  tone = 'plain',
  size = 'normal',
  icon,
  busy = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button ${rest.class ?? ''}`}
      data-tone={tone}
      data-size={size}
      aria-busy={busy}
      disabled={rest.disabled || busy}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  )
}

interface ButtonLinkProps extends Omit<Looks, 'busy'> {
  href: string
  class?: string
}

export function ButtonLink({
  tone = 'plain',
  size = 'normal',
  icon,
  href,
  class: name = '',
  children,
}: ButtonLinkProps) {
  return (
    <a href={href} class={`button ${name}`} data-tone={tone} data-size={size}>
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </a>
  )
}

/** A button that is only an icon; `label` is its name. */
export function IconButton({ label, icon, ...rest }: ButtonProps & { label: string; icon: IconName }) {
  return (
    <Button
      tone="quiet"
      {...rest}
      class={`icon-button ${rest.class ?? ''}`}
      aria-label={label}
      title={label}
      icon={icon}
    />
  )
}
