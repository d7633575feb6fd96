/** `/app/admin/figures`: how the installation does, and how it is. */
import type { AdminFigures, AdminHealth } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import './admin.css'
import { DayChart } from './day-chart.tsx'
import { Facts } from './facts.tsx'
import { statusWords } from './status-words.ts'
import { tellCount, tellDuration } from './tell-figures.ts'

export function FiguresPage() {
  const figures = useLoad((signal) => client.call('adminFigures', {}, { signal }), [])
  const health = useLoad((signal) => client.call('adminHealth', {}, { signal }), [])
  return (
    <Page title="Figures" lead="The whole installation. Days and months are those of UTC.">
      <ProblemNotice problem={health.problem} onRetry={health.reload} />
      {!health.data && !health.problem && <Skeleton shape="block" lines={1} />}
      {health.data && <HealthCard health={health.data} onAgain={health.reload} />}
      <ProblemNotice problem={figures.problem} onRetry={figures.reload} />
      {!figures.data && !figures.problem && <Skeleton shape="block" lines={2} />}
      {figures.data && <FigureCards figures={figures.data} />}
    </Page>
  )
}

function HealthCard({ health, onAgain }: { health: AdminHealth; onAgain(): void }) {
  const slips = troublesOf(health)
  const { database_ms, redis, outbox, jobs } = health
  return (
    <Card
      title="Health"
      lead={slips.length === 0 ? 'Everything answers.' : slips.join(' ')}
      action={
        <div class="row">
          <Badge tone={slips.length === 0 ? 'good' : 'bad'}>
            {slips.length === 0 ? 'Well' : 'Look here'}
          </Badge>
          <Button size="small" onClick={onAgain}>
            Look again
          </Button>
        </div>
      }
    >
      <Facts
        facts={[
          ['Version', health.version],
          ['Running for', tellDuration(health.uptime_seconds)],
          ['Store', health.store === 'embedded' ? 'Embedded Postgres' : 'Postgres'],
          ['A query takes', database_ms === null ? 'No answer' : `${database_ms.toFixed(1)} ms`],
          ['Redis', redis === null ? 'Not used' : redis === 'ready' ? 'Ready' : 'Away'],
          ['Model', health.model ?? 'Built-in answers'],
          ['Events waiting', tellCount(outbox.waiting)],
          ['Jobs waiting', tellCount(jobs.waiting)],
          ['Jobs in hand', tellCount(jobs.running)],
          ['Jobs put aside', tellCount(jobs.dead)],
          ['Turns in hand', tellCount(health.open_turns)],
        ]}
      />
    </Card>
  )
}

const lateSeconds = 30

function troublesOf({ database_ms, redis, outbox, jobs, storage_full }: AdminHealth): string[] {
  return [
    ...(database_ms === null ? ['The database does not answer.'] : []),
    ...(redis === 'away' ? ['Redis is away.'] : []),
    ...(storage_full ? ['The disk is too full to take anything new.'] : []),
    ...(outbox.oldest_seconds > lateSeconds
      ? [`An event has waited for ${tellDuration(outbox.oldest_seconds)}.`]
      : []),
    ...(jobs.oldest_seconds > lateSeconds
      ? [`A job has waited for ${tellDuration(jobs.oldest_seconds)}.`]
      : []),
  ]
}

function FigureCards({ figures }: { figures: AdminFigures }) {
  const { days, by_status, by_plan, tenants, model_tokens_today } = figures
  return (
    <>
      <Card title="Now">
        <Facts
          facts={[
            ['Businesses', tellCount(tenants)],
            ['Model tokens today', tellCount(model_tokens_today)],
            ...Object.entries(by_status).map(
              ([status, count]) => [nameOf(status), tellCount(count)] as const,
            ),
            ...Object.entries(by_plan).map(([plan, count]) => [`Plan “${plan}”`, tellCount(count)] as const),
          ]}
        />
      </Card>
      <DayChart
        title="Conversations"
        days={days.map(({ day, conversations }) => ({ day, count: conversations }))}
      />
      <DayChart title="Sign-ups" days={days.map(({ day, sign_ups }) => ({ day, count: sign_ups }))} />
    </>
  )
}

function nameOf(status: string): string {
  return Object.entries(statusWords).find(([name]) => name === status)?.[1].name ?? status
}
