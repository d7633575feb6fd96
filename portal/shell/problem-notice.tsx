/** Says what failed, why, and what to do next; the request id is for support. */
import { type ApiError, explain } from '../api/api-error.ts'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'

interface ProblemNoticeProps {
  problem: ApiError | null
  onRetry?: () => void
  /** Pointers that the form shows beside their fields. */
  shownFields?: readonly string[]
}

export function ProblemNotice({ problem, onRetry, shownFields = [] }: ProblemNoticeProps) {
  if (!problem) return null
  const others = [...problem.fields].filter(([pointer]) => !shownFields.includes(pointer))
  return (
    <Notice
      tone="bad"
      isAlert
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <p>{problem.fields.size > 0 ? fieldsSentence(others.length === 0) : explain(problem)}</p>
      {others.map(([pointer, detail]) => (
        <p key={pointer} class="small">
          <code>{pointer}</code> {detail}
        </p>
      ))}
      {problem.requestId && problem.fields.size === 0 && (
        <p class="small">
          Request <code>{problem.requestId}</code>
        </p>
      )}
    </Notice>
  )
}

function fieldsSentence(areAllShown: boolean): string {
  return areAllShown ? 'This cannot be saved yet: see the marked fields.' : 'This cannot be saved yet:'
}
