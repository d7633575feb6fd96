/** A door while the server is asked, or when it could not be. */
import type { ApiError } from '../api/api-error.ts'
import { Skeleton } from '../kit/skeleton.tsx'
import { Door } from './door.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface DoorWaitProps {
  title: string
  problem: ApiError | null
  onRetry(): void
}

export function DoorWait({ title, problem, onRetry }: DoorWaitProps) {
  return (
    <Door title={title} lead="One moment.">
      {problem ? <ProblemNotice problem={problem} onRetry={onRetry} /> : <Skeleton lines={2} />}
    </Door>
  )
}
