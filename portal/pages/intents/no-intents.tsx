/** Why there is nothing in the list, what belongs there, and something to begin with. */
import { mayEdit } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { intentTemplates } from './intent-templates.ts'
import { newIntent } from './intent-window.tsx'

export function NoIntents() {
  return (
    <EmptyState
      icon="aim"
      title="Teach it what visitors want"
      action={
        mayEdit.value &&
        intentTemplates.map(({ name, title }) => (
          <ButtonLink key={name} href={`/app/intents/${newIntent}?template=${name}`}>
            {title}
          </ButtonLink>
        ))
      }
    >
      <p>
        Visitors ask for one thing in many words. Write down some of them — “where can I park”, “is there a
        car park?” — and the bot knows the next one, too: “somewhere to leave my van?”
      </p>
      <p>Then say what follows: a reply of yours, or a person who takes over. Begin with one of these:</p>
    </EmptyState>
  )
}
