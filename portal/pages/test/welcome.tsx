/** The first thing a new business sees: it stands, and what comes next. */
import { useLocation } from 'preact-iso/router'
import { me } from '../../api/session.ts'
import { IconButton } from '../../kit/button.tsx'
import './welcome.css'

const steps: readonly { text: string; href?: string }[] = [
  { text: 'Ask your bot something below.' },
  { text: 'Tell it your opening hours and services.', href: '/app/business' },
  { text: 'Copy one line into your website.', href: '/app/install' },
]

export function Welcome() {
  const { route } = useLocation()
  return (
    <section class="welcome" aria-label="Welcome">
      <div class="grow">
        <h2>Welcome, {me.value?.tenant.name}. Your desk is ready.</h2>
        <ol class="welcome-steps">
          {steps.map(({ text, href }, index) => (
            <li key={text}>
              <span class="welcome-number" aria-hidden="true">
                {index + 1}
              </span>
              {href ? <a href={href}>{text}</a> : <span>{text}</span>}
            </li>
          ))}
        </ol>
      </div>
      <IconButton
        icon="close"
        size="small"
        label="Hide the welcome"
        onClick={() => route('/app/test', true)}
      />
    </section>
  )
}
