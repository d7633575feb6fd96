/** Whether a code is asked for beside the password, and the windows that change it. */
import { useRef, useState } from 'preact/hooks'
import type { TotpState } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { toast } from '../../kit/toast.tsx'
import { focusSoon } from '../../shell/focus-soon.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { EnrolWindow } from './enrol-window.tsx'
import { RenewWindow } from './renew-window.tsx'
import { SwitchOffWindow } from './switch-off-window.tsx'

type Open = 'enrol' | 'renew' | 'off'

export function TwoStepCard() {
  const { data, problem, reload } = useLoad((signal) => client.call('getTotp', {}, { signal }), [])
  const [open, setOpen] = useState<Open | null>(null)
  const part = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(null)
    reload()
    // The button that opened the window may be gone by then.
    focusSoon(() => part.current)
  }
  return (
    <Card
      title="Two-step sign-in"
      lead="After the password, a code of an app on your phone: a stolen password alone opens nothing."
      {...(data && {
        action: <Badge tone={data.enabled ? 'good' : 'plain'}>{data.enabled ? 'On' : 'Off'}</Badge>,
      })}
    >
      <ProblemNotice problem={problem} onRetry={reload} />
      {!data && !problem && <Skeleton lines={2} />}
      <div ref={part} tabIndex={-1} class="stack">
        {data && <State state={data} onOpen={setOpen} />}
      </div>
      {open === 'enrol' && <EnrolWindow onClose={close} />}
      {open === 'renew' && <RenewWindow onClose={close} />}
      {open === 'off' && (
        <SwitchOffWindow
          onClose={close}
          onDone={() => {
            close()
            toast({ text: 'Two-step sign-in is off.' })
          }}
        />
      )}
    </Card>
  )
}

/** So few are soon used up. */
const fewCodes = 3

function State({ state, onOpen }: { state: TotpState; onOpen(open: Open): void }) {
  if (!state.enabled) {
    return (
      <div class="row">
        <Button tone="main" icon="lock" onClick={() => onOpen('enrol')}>
          Switch it on
        </Button>
        <span class="soft small">Takes a minute, with any authenticator app.</span>
      </div>
    )
  }
  const left = state.recovery_codes_left
  return (
    <>
      <p class="row">
        {state.confirmed_at && <span>On since {dayOf(state.confirmed_at)}.</span>}
        <span class={left > fewCodes ? 'soft' : 'security-few'}>
          {left === 0
            ? 'No recovery code is left'
            : `${left} recovery ${left === 1 ? 'code is' : 'codes are'} left`}
          {left > fewCodes ? '.' : ': get new ones before you need them.'}
        </span>
      </p>
      <div class="row">
        <Button onClick={() => onOpen('renew')}>New recovery codes</Button>
        <Button onClick={() => onOpen('off')}>Switch it off</Button>
      </div>
    </>
  )
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString(undefined, { dateStyle: 'long' })
}
