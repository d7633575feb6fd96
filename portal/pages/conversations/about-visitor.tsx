/** Beside a conversation: who the visitor is, how that is known, and what the page tells. */
import type { ComponentChildren } from 'preact'
import type { ConversationDetail, FlatObject, VisitorIdentity } from '#wire'
import { client } from '../../api/session.ts'
import { Skeleton } from '../../kit/skeleton.tsx'
import { VisitorBadge } from '../../shell/conversation-row.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { view } from './agent-view.ts'

export function AboutVisitor({ id }: { id: string }) {
  const { data, problem, reload } = useLoad(
    (signal) => client.call('getConversation', { params: { id } }, { signal }),
    [id, view.value.aboutRound],
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <aside class="about stack" aria-label="About the visitor" tabIndex={0}>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton lines={4} />}
      {data && <Identity identity={data.identity} />}
      {data && <Visit detail={data} />}
      {data && <Facts title="From the page" facts={data.context} />}
    </aside>
  )
}

function Identity({ identity }: { identity: VisitorIdentity | null }) {
  if (!identity) return <p class="soft">Nobody has said who this visitor is.</p>
  const { proof, unproven, external_id, custom } = identity
  const attributes = ['name', 'email', 'phone', 'company'] as const
  return (
    <div class="stack-tight">
      <div class="row">
        <VisitorBadge proof={proof} />
        <span class="small soft">{proofs[proof]}</span>
      </div>
      <dl>
        {attributes.map((name) => (
          <Fact key={name} name={labels[name]} value={identity[name]} isDoubtful={isDoubtful(name)} />
        ))}
        <Fact name="Your id" value={external_id} isDoubtful={proof === 'none'} />
      </dl>
      <Facts title="From your system" facts={custom} isDoubtful={isDoubtful('custom')} />
    </div>
  )

  /** Marked only where it stands beside what is proven: else the badge says it of all. */
  function isDoubtful(name: string): boolean {
    return proof !== 'none' && unproven.includes(name)
  }
}

const proofs = {
  token: 'by a token from your server',
  hash: 'the id alone, by a hash from your server',
  none: 'said by the page or the visitor, not proven',
} as const
const labels = { name: 'Name', email: 'Email', phone: 'Phone', company: 'Company' } as const

function Visit({ detail }: { detail: ConversationDetail }) {
  const { page, current_page, page_title, referrer, locale } = detail
  return (
    <dl>
      <Fact name="Page" value={page_title} />
      <Fact name="Began on" value={page} />
      {current_page !== page && <Fact name="Now on" value={current_page} />}
      <Fact name="Came from" value={referrer} />
      <Fact name="Language" value={locale && tellLanguage(locale)} />
    </dl>
  )
}

interface FactsProps {
  title: string
  facts: FlatObject
  isDoubtful?: boolean
}

function Facts({ title, facts, isDoubtful = false }: FactsProps) {
  const entries = Object.entries(facts)
  if (entries.length === 0) return null
  return (
    <section class="stack-tight" aria-label={title}>
      <h3 class="small">{title}</h3>
      <dl>
        {entries.map(([name, value]) => (
          <Fact key={name} name={name} value={value === null ? '–' : String(value)} isDoubtful={isDoubtful} />
        ))}
      </dl>
    </section>
  )
}

interface FactProps {
  name: ComponentChildren
  value: string | null
  isDoubtful?: boolean
}

/** Words from outside, as plain text. */
function Fact({ name, value, isDoubtful = false }: FactProps) {
  if (value === null || value === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {isDoubtful && <span class="soft small"> (not proven)</span>}
      </dd>
    </div>
  )
}

function tellLanguage(locale: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(locale) ?? locale
  } catch {
    return locale
  }
}
