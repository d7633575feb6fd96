/** `/app`: what is left to do, and who wrote last. */
import { client, me } from '../../api/session.ts'
import { ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { hasTried } from '../../shell/tried.ts'
import { useLoad } from '../../shell/use-load.ts'
import { Checklist, type Step } from './checklist.tsx'
import { RecentConversations } from './recent-conversations.tsx'

export function HomePage() {
  const member = me.value
  const { data: steps, problem, reload } = useLoad(loadSteps, [])
  const isReady = steps?.every((step) => step.isDone)
  return (
    <Page
      title={greet(new Date().getHours(), member?.user.name ?? null)}
      lead={
        isReady ? `${member?.tenant.name} is set up and answering.` : 'A few minutes and your bot is live.'
      }
      actions={
        <ButtonLink tone={isReady ? 'plain' : 'main'} icon="test" href="/app/test">
          Try your bot
        </ButtonLink>
      }
    >
      {!steps && !problem && <Skeleton shape="block" lines={1} />}
      <ProblemNotice problem={problem} onRetry={reload} />
      {steps && !isReady && <Checklist steps={steps} />}
      <Card
        title="Latest conversations"
        action={
          <ButtonLink size="small" href="/app/conversations">
            See all
          </ButtonLink>
        }
      >
        <RecentConversations />
      </Card>
    </Page>
  )
}

/** "Good morning, Ada" by the clock of whoever reads it. */
function greet(hour: number, name: string | null): string {
  const first = name?.trim().split(/\s+/)[0]
  const part = hour < 5 || hour >= 18 ? 'Good evening' : hour < 12 ? 'Good morning' : 'Good afternoon'
  return first ? `${part}, ${first}` : part
}

async function loadSteps(signal: AbortSignal): Promise<Step[]> {
  const [config, articles, origins] = await Promise.all([
    client.call('getConfig', {}, { signal }),
    client.call('listArticles', { query: { limit: 1 } }, { signal }),
    client.call('listSeenOrigins', {}, { signal }),
  ])
  return [
    {
      title: 'Tell it when you are open',
      why: 'Opening hours are the question visitors ask most.',
      href: '/app/business',
      button: 'Set hours',
      isDone: config.business.hours.length > 0,
    },
    {
      title: 'Write your first article',
      why: 'One question and its answer. It is used within a second.',
      href: '/app/articles/new',
      button: 'New article',
      isDone: articles.data.length > 0,
    },
    {
      title: 'Ask it something',
      why: 'See the answer, and why it was given.',
      href: '/app/test',
      button: 'Test',
      isDone: hasTried(me.value?.tenant.id ?? ''),
    },
    {
      title: 'Put it on your website',
      why: 'One line to copy; we tell you when we see it.',
      href: '/app/install',
      button: 'Install',
      isDone: origins.data.length > 0,
    },
  ]
}
