/** Questions to begin with, below the greeting. */
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import css from './starters.css?inline'

interface StartersProps {
  widget: WidgetContext
}

export const starters: Part<StartersProps> = { View: Starters, css }

function Starters({ widget: { texts, suggestions, chat } }: StartersProps) {
  return (
    <fieldset class="starters" aria-label={texts.suggestions}>
      {suggestions.map((question) => (
        <button key={question} type="button" dir="auto" onClick={() => chat.send(question)}>
          {question}
        </button>
      ))}
    </fieldset>
  )
}
