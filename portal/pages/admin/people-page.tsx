/** `/app/admin/people`: everybody with an account, and the businesses they belong to. */
import { useState } from 'preact/hooks'
import type { AdminUser } from '#wire'
import { client, person } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { Switch } from '../../kit/switch.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { MoreButton } from '../../shell/more-button.tsx'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { roleWords } from '../../shell/role-words.ts'
import { SearchInput } from '../../shell/search-input.tsx'
import { usePages } from '../../shell/use-pages.ts'
import './admin.css'
import '../../kit/entry-list.css'

type Act = 'sign_out' | 'make' | 'unmake'

const pageSize = 50

export function PeoplePage() {
  const [search, setSearch] = useState('')
  const [onlyAdmins, setOnlyAdmins] = useState(false)
  const [asked, setAsked] = useState<{ act: Act; user: AdminUser } | null>(null)
  const list = usePages(
    (cursor, signal) => {
      const filter = { ...(search && { search }), ...(onlyAdmins && { super_admins: 'true' as const }) }
      const query = { limit: pageSize, ...(cursor && { cursor }), ...filter }
      return client.call('adminListUsers', { query }, { signal })
    },
    [search, onlyAdmins],
  )
  const close = () => setAsked(null)
  return (
    <Page title="People" lead="Everybody with an account here, the newest first.">
      <div class="row admin-filters">
        <SearchInput label="Search people" placeholder="Name or address" onSearch={setSearch} />
        <Switch label="Super admins only" checked={onlyAdmins} onChecked={setOnlyAdmins} />
      </div>
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!list.rows && !list.problem && <Skeleton shape="row" lines={5} />}
      {list.rows?.length === 0 && (
        <EmptyState icon="people" title="Nobody is like that">
          <p>Search for less, or for another address.</p>
        </EmptyState>
      )}
      {list.rows && list.rows.length > 0 && (
        <Card>
          <ul class="entries" aria-label="People">
            {list.rows.map((user) => (
              <PersonRow key={user.id} user={user} onAsk={(act) => setAsked({ act, user })} />
            ))}
          </ul>
        </Card>
      )}
      <MoreButton list={list} />
      {asked && (
        <ConfirmWindow
          title={acts[asked.act].title(asked.user.email)}
          button={acts[asked.act].button}
          work={() => run(asked.act, asked.user.id)}
          onClose={close}
          onDone={() => {
            close()
            list.reload()
            toast({ text: acts[asked.act].done(asked.user.email), tone: 'good' })
          }}
        >
          <p>{acts[asked.act].about}</p>
        </ConfirmWindow>
      )}
    </Page>
  )
}

function run(act: Act, id: string): Promise<unknown> {
  if (act === 'sign_out') return client.call('adminEndSessions', { params: { id } })
  return client.call('adminUpdateUser', { params: { id }, body: { is_super_admin: act === 'make' } })
}

interface ActWords {
  title(email: string): string
  about: string
  button: string
  done(email: string): string
}

const acts: Record<Act, ActWords> = {
  sign_out: {
    title: (email) => `Sign out ${email} everywhere?`,
    about: 'All browsers and phones are signed out within two seconds. The person can sign in again.',
    button: 'Sign out everywhere',
    done: (email) => `${email} is signed out everywhere.`,
  },
  make: {
    title: (email) => `Make ${email} a super admin?`,
    about: 'A super admin sees all businesses, can look into each, suspend and delete them.',
    button: 'Make super admin',
    done: (email) => `${email} is a super admin now.`,
  },
  unmake: {
    title: (email) => `Take the operator’s rights from ${email}?`,
    about: 'The person keeps their own businesses and no longer reaches these pages.',
    button: 'Take the rights',
    done: (email) => `${email} is no super admin any more.`,
  },
}

function PersonRow({ user, onAsk }: { user: AdminUser; onAsk(act: Act): void }) {
  const { id, email, name, tenants, is_super_admin } = user
  const isSelf = id === person.value?.id
  return (
    <li>
      <span class="entry-sign" aria-hidden="true">
        {(name ?? email).slice(0, 1).toLocaleUpperCase()}
      </span>
      <div class="entry-text">
        <div class="row">
          <strong>{name ?? email}</strong>
          {is_super_admin && <Badge tone="accent">Super admin</Badge>}
          {isSelf && <Badge>You</Badge>}
        </div>
        {name && <p class="soft small">{email}</p>}
        <p class="small">
          {tenants.length === 0 && <span class="soft">Belongs to no business</span>}
          {tenants.map((tenant, index) => (
            <span key={tenant.id}>
              {index > 0 && ', '}
              <a href={`/app/admin/tenants/${tenant.id}`}>{tenant.name}</a>{' '}
              <span class="soft">({roleWords[tenant.role].name})</span>
            </span>
          ))}
        </p>
      </div>
      {!isSelf && (
        <div class="entry-acts">
          <Button size="small" aria-label={`Sign out ${email}`} onClick={() => onAsk('sign_out')}>
            Sign out
          </Button>
          <Button
            size="small"
            aria-label={is_super_admin ? `Take super admin: ${email}` : `Make super admin: ${email}`}
            onClick={() => onAsk(is_super_admin ? 'unmake' : 'make')}
          >
            {is_super_admin ? 'Take super admin' : 'Make super admin'}
          </Button>
        </div>
      )}
    </li>
  )
}
