/** Waits for the first load of the widget and says where it was seen. */
import { Icon } from '../../kit/icon.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import './install-detector.css'
import type { Seen } from './use-seen-origins.ts'

export function InstallDetector({ seen }: { seen: Seen }) {
  const latest = seen.origins?.[0]
  if (!seen.origins && seen.problem) return <ProblemNotice problem={seen.problem} />
  return (
    <div class="detector" data-seen={Boolean(latest)} role="status">
      {latest ? <Icon name="check" /> : <span class="detector-pulse" aria-hidden="true" />}
      {latest ? (
        <p>
          <strong>We saw the widget on {hostOf(latest.origin)}</strong>{' '}
          <span class="detector-when">
            <RelativeTime at={latest.last_seen_at} />
          </span>
        </p>
      ) : (
        <p>
          <strong>Waiting for the first load.</strong> Paste the snippet and open your website; this changes
          by itself.
        </p>
      )}
    </div>
  )
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin
}
