/** Why the bot answered so, in a drawer. */
import { client } from '../../api/session.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { TraceView } from '../../shell/trace-view.tsx'
import { useLoad } from '../../shell/use-load.ts'

interface TraceWindowProps {
  conversationId: string
  turn: string
  onClose(): void
}

export function TraceWindow({ conversationId, turn, onClose }: TraceWindowProps) {
  const { data, problem, reload } = useLoad(
    (signal) => client.call('getTrace', { params: { id: conversationId }, query: { turn } }, { signal }),
    [conversationId, turn],
  )
  return (
    <Dialog title="Why this answer?" place="side" onClose={onClose}>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton lines={6} />}
      {data && (
        <div class="stack">
          <blockquote class="soft">“{data.question}”</blockquote>
          <TraceView trace={data} />
        </div>
      )}
    </Dialog>
  )
}
