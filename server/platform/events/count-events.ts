/** Counts committed events for the figures of the installation. */
import type { Metrics } from '../telemetry/open-metrics.ts'
import type { CommittedEvent } from './relay-outbox.ts'

export function countEvents(metrics: Metrics): (committed: CommittedEvent) => void {
  return ({ event }) => {
    if (event.type === 'conversation.started') metrics.conversations.inc({ channel: event.channel })
    else if (event.type === 'message.created')
      metrics.messages.inc({ channel: event.channel, role: event.role })
    else if (event.type === 'turn.answered') {
      metrics.answers.inc({ answered_by: event.answered_by })
      metrics.turnSeconds.observe({ answered_by: event.answered_by }, event.milliseconds / 1000)
    }
  }
}
