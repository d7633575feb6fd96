/** Where the person is signed in: ends one, the others, or all. */
import { useRef, useState } from 'preact/hooks'
import type { PersonSession } from '#wire'
import { client, forgetSession } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { type Column, Table } from '../../kit/table.tsx'
import { toast } from '../../kit/toast.tsx'
import { ConfirmWindow } from '../../shell/confirm-window.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSubmit } from '../../shell/use-submit.ts'

/** @param round another one asks again */
export function SessionsCard({ round }: { round: number }) {
  const list = useLoad((signal) => client.call('listSessions', {}, { signal }), [round])
  const [isLeaving, setLeaving] = useState(false)
  const part = useRef<HTMLDivElement>(null)
  const submit = useSubmit()
  const sessions = list.data?.data
  const keep = (isKept: (session: PersonSession) => boolean) =>
    list.setData(({ data }) => ({ data: data.filter(isKept) }))
  const end = async ({ id, device }: PersonSession) => {
    const isEnded = await submit.run(() => client.call('endSession', { params: { id } }))
    if (!isEnded) return
    keep((session) => session.id !== id)
    toast({ text: `${device} is signed out.` })
    focusSoon(() => part.current)
  }
  const endOthers = async () => {
    if (!(await submit.run(() => client.call('endOtherSessions', {})))) return
    keep(({ current }) => current)
    toast({ text: 'All other devices are signed out.' })
    focusSoon(() => part.current)
  }
  return (
    <Card
      title="Where you are signed in"
      lead="A device you do not know? Sign it out, then change your password."
    >
      <div ref={part} tabIndex={-1} class="stack">
        <ProblemNotice problem={list.problem} onRetry={list.reload} />
        <ProblemNotice problem={submit.problem} />
        {!sessions && !list.problem && <Skeleton shape="row" lines={2} />}
        {sessions && (
          <Table
            caption="Devices"
            columns={columns(submit.busy, (session) => void end(session))}
            rows={sessions}
            rowKey={({ id }) => id}
          />
        )}
      </div>
      <div class="row">
        {sessions && sessions.length > 1 && (
          <Button busy={submit.busy} onClick={() => void endOthers()}>
            Sign out all others
          </Button>
        )}
        <Button onClick={() => setLeaving(true)}>Log out everywhere</Button>
      </div>
      {isLeaving && (
        <ConfirmWindow
          title="Log out everywhere?"
          button="Log out everywhere"
          work={() => client.call('logOutEverywhere', {})}
          onDone={forgetSession}
          onClose={() => setLeaving(false)}
        >
          <p>You are signed out on all your devices, this one among them.</p>
        </ConfirmWindow>
      )}
    </Card>
  )
}

function columns(busy: boolean, onEnd: (session: PersonSession) => void): Column<PersonSession>[] {
  return [
    {
      name: 'Device',
      cell: ({ device, current }) => (
        <span class="security-device">
          <strong>{device}</strong>
          {current && <Badge tone="accent">This device</Badge>}
        </span>
      ),
    },
    { name: 'Address', cell: ({ address }) => <span class="mono">{address ?? 'not known'}</span> },
    { name: 'Since', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
    {
      name: 'Last used',
      cell: ({ current, last_used_at }) => (current ? 'now' : <RelativeTime at={last_used_at} />),
    },
    {
      name: 'Sign out',
      hideName: true,
      cell: (session) =>
        !session.current && (
          <Button
            size="small"
            disabled={busy}
            aria-label={`Sign out ${session.device}, ${session.address ?? 'address not known'}`}
            onClick={() => onEnd(session)}
          >
            Sign out
          </Button>
        ),
    },
  ]
}
