/** What is left until the bot is live. */
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Icon } from '../../kit/icon.tsx'
import './checklist.css'

export interface Step {
  title: string
  why: string
  href: string
  button: string
  isDone: boolean
}

export function Checklist({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.isDone).length
  const next = steps.find((step) => !step.isDone)
  return (
    <Card
      title="Get it live"
      action={
        <span class="soft small">
          {done} of {steps.length} done
        </span>
      }
    >
      <progress class="progress" max={steps.length} value={done} aria-label="Steps done" />
      <ol class="steps">
        {steps.map((step) => (
          <li key={step.href} class="step" data-done={step.isDone}>
            <span class="step-mark">{step.isDone && <Icon name="check" size={16} />}</span>
            <div class="grow">
              <h3>
                {step.title}
                {step.isDone && <span class="visually-hidden"> (done)</span>}
              </h3>
              {!step.isDone && <p class="soft small">{step.why}</p>}
            </div>
            {!step.isDone && (
              <ButtonLink size="small" tone={step === next ? 'main' : 'plain'} href={step.href}>
                {step.button}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
