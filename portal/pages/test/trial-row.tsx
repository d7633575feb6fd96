/** One question, its answer, and beside it why. */

import { mayEdit } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { tellMs } from '../../shell/stage-bars.tsx'
import { TraceView } from '../../shell/trace-view.tsx'
import type { Trial } from './trials.ts'
import '../../kit/bubble.css'

interface TrialRowProps {
  trial: Trial
  /** The latest one shows its trace open. */
  isLatest: boolean
  onRetry(): void
  onFix(): void
  onEditArticle(id: string): void
  onSuggestion(question: string): void
}

export function TrialRow({ trial, isLatest, onRetry, onFix, onEditArticle, onSuggestion }: TrialRowProps) {
  const { answer } = trial
  return (
    <li class="trial-row">
      <div class="trial-talk">
        <p class="bubble" data-from="visitor">
          <span class="visually-hidden">You asked: </span>
          {trial.question}
        </p>
        {trial.before !== null && (
          <div class="bubble" data-from="before">
            <Badge>Before</Badge>
            <p>{trial.before}</p>
          </div>
        )}
        {!answer && !trial.problem && (
          <div class="bubble" data-from="bot">
            <Skeleton lines={2} />
          </div>
        )}
        <ProblemNotice problem={trial.problem} onRetry={onRetry} />
        {answer && <Reply trial={trial} onSuggestion={onSuggestion} />}
        {answer && mayEdit.value && (
          <div class="row">
            <Button size="small" icon="pencil" onClick={onFix}>
              Fix this answer
            </Button>
          </div>
        )}
      </div>
      {answer && (
        <details class="trial-why" open={isLatest}>
          <summary>
            <strong>Why this answer</strong>
            <span class="soft small">
              {answer.trace.intent?.name ?? 'no intent'} · {tellMs(totalMs(answer.trace.stages))}
            </span>
          </summary>
          <TraceView trace={answer.trace} onEditArticle={mayEdit.value ? onEditArticle : undefined} />
        </details>
      )}
    </li>
  )
}

function Reply({ trial, onSuggestion }: { trial: Trial; onSuggestion(question: string): void }) {
  const reply = trial.answer?.reply
  if (!reply) return null
  return (
    <>
      <div class="bubble" data-from="bot" data-fixed={trial.before !== null}>
        {trial.before !== null && <Badge tone="good">After</Badge>}
        <p class="said">
          <span class="visually-hidden">The bot answered: </span>
          {reply.text}
        </p>
        {reply.sources.length > 0 && (
          <p class="small soft">From: {reply.sources.map(({ title }) => title).join(', ')}</p>
        )}
      </div>
      {reply.suggestions && reply.suggestions.length > 0 && (
        <div class="row">
          {reply.suggestions.map((question) => (
            <Button key={question} size="small" onClick={() => onSuggestion(question)}>
              {question}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

function totalMs(stages: readonly { ms: number }[]): number {
  return stages.reduce((sum, { ms }) => sum + ms, 0)
}
