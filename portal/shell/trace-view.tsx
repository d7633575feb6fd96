/** Why an answer was given: what was understood, found, and how sure it was. */
import type { ComponentChildren } from 'preact'
import type { AnsweredBy, PlaygroundResponse, Trace } from '#wire'
import { Badge } from '../kit/badge.tsx'
import { ConfidenceBar } from './confidence-bar.tsx'
import { StageBars } from './stage-bars.tsx'
import './trace-view.css'
import { TracePassages } from './trace-passages.tsx'

interface TraceViewProps {
  trace: PlaygroundResponse['trace']
  /** Opens an article for editing; absent where one may not. */
  onEditArticle?: ((id: string) => void) | undefined
}

const answeredByWords: Record<AnsweredBy, string> = {
  facts: 'Your business facts',
  article: 'An article',
  small_talk: 'Small talk',
  intent: 'An intent’s own reply',
  model: 'The language model',
  refusal: 'Nothing: it said that it does not know',
  handoff: 'A person was asked for',
}

export function TraceView({ trace, onEditArticle }: TraceViewProps) {
  return (
    <dl class="trace">
      <Part name="Answered by">
        <Badge tone={trace.answered_by === 'refusal' ? 'warn' : 'accent'}>
          {trace.answered_by ? answeredByWords[trace.answered_by] : 'No answer'}
        </Badge>
      </Part>
      <Part name="Understood as">
        {trace.intent ? (
          <Score name={trace.intent.name} value={trace.intent.confidence} />
        ) : (
          <span class="soft">No intent fits</span>
        )}
        {trace.out_of_scope && trace.answered_by === 'refusal' && <Badge tone="warn">Off topic</Badge>}
        {trace.alternatives.length > 0 && (
          <ul class="trace-others small soft">
            {trace.alternatives.map((other) => (
              <li key={other.name}>
                <Score name={other.name} value={other.confidence} />
              </li>
            ))}
          </ul>
        )}
      </Part>
      {trace.entities.length > 0 && (
        <Part name="Noticed">
          <div class="row">
            {trace.entities.map((entity) => (
              <Badge key={`${entity.start}-${entity.type}`}>
                {entity.type}: {entity.value}
              </Badge>
            ))}
          </div>
        </Part>
      )}
      <Part name="Confidence">
        <ConfidenceBar confidence={trace.confidence} threshold={trace.threshold} />
      </Part>
      <Part name="Found">
        <TracePassages passages={trace.passages} onEditArticle={onEditArticle} />
      </Part>
      {trace.model && <ModelPart model={trace.model} />}
      <Part name="Time">
        <StageBars stages={trace.stages} />
      </Part>
    </dl>
  )
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="trace-part">
      <dt>{name}</dt>
      <dd class="stack-tight">{children}</dd>
    </div>
  )
}

function Score({ name, value }: { name: string; value: number }) {
  return (
    <span class="trace-score">
      <span class="mono">{name}</span> <span class="soft">{percent(value)}</span>
    </span>
  )
}

function ModelPart({ model }: { model: NonNullable<Trace['model']> }) {
  const tokens = (model.prompt_tokens ?? 0) + (model.completion_tokens ?? 0)
  return (
    <Part name="Model">
      <div>
        <span class="mono">{model.name}</span>
        {tokens > 0 && (
          <span class="soft">
            {' '}
            · {model.prompt_tokens ?? 0} tokens in, {model.completion_tokens ?? 0} out
          </span>
        )}
      </div>
      {model.error && <p class="field-error">{model.error}</p>}
      {model.messages.length > 0 && (
        <details class="small">
          <summary>What was sent to it</summary>
          {model.messages.map((message, index) => (
            <div key={index} class="trace-prompt">
              <strong>{message.role}</strong>
              <p>{message.content}</p>
            </div>
          ))}
        </details>
      )}
    </Part>
  )
}

/** 0.873 as "87 %". */
function percent(value: number): string {
  return `${Math.round(value * 100)} %`
}
