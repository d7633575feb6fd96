/** Switches two-step sign-in on: password, picture and first code, recovery codes. */

import { useEffect, useRef, useState } from 'preact/hooks'
import type { TotpEnrolment } from '#wire'
import { client, person } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { beyondFields } from '../../shell/beyond-fields.ts'
import { CodeInput } from '../../shell/code-input.tsx'
import { PasswordInput } from '../../shell/password-input.tsx'
import { plainCode } from '../../shell/plain-code.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { QrCode } from '../../shell/qr-code.tsx'
import { SubmitButton } from '../../shell/submit-button.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { AccountName } from './account-name.tsx'
import { inFours } from './in-fours.ts'
import { RecoveryCodesWindow } from './recovery-codes-window.tsx'

export function EnrolWindow({ onClose }: { onClose(): void }) {
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <RecoveryCodesWindow title="Two-step sign-in is on" codes={codes} onClose={onClose} />
  if (enrolment) return <ScanWindow enrolment={enrolment} onCodes={setCodes} onClose={onClose} />
  return <AllowWindow onEnrolment={setEnrolment} onClose={onClose} />
}

interface AllowWindowProps {
  onEnrolment(enrolment: TotpEnrolment): void
  onClose(): void
}

/** Asks for the password, where there is one. */
function AllowWindow({ onEnrolment, onClose }: AllowWindowProps) {
  const hasPassword = person.value?.has_password ?? true
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const ask = () =>
    submit.run(async () => {
      onEnrolment(await client.call('enrolTotp', { body: hasPassword ? { password } : {} }))
    })
  useEffect(() => {
    if (!hasPassword) void ask()
  }, [])
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void ask()
  }
  return (
    <Dialog
      key="allow"
      title="Switch on two-step sign-in"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton submit={submit} label="Go on" busyLabel="One moment…" form="allow-form" />
        </>
      }
    >
      <form id="allow-form" class="stack" onSubmit={send}>
        <ProblemNotice problem={beyondFields(submit.problem, '/password')} />
        {hasPassword ? (
          <>
            <AccountName />
            <PasswordInput
              autoFocus
              value={password}
              onValue={setPassword}
              error={submit.field('/password')}
            />
          </>
        ) : (
          <Skeleton lines={2} />
        )}
      </form>
    </Dialog>
  )
}

interface ScanWindowProps {
  enrolment: TotpEnrolment
  onCodes(codes: string[]): void
  onClose(): void
}

function ScanWindow({ enrolment, onCodes, onClose }: ScanWindowProps) {
  const [code, setCode] = useState('')
  const start = useRef<HTMLParagraphElement>(null)
  useEffect(() => start.current?.focus(), [])
  const submit = useSubmit()
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(async () => {
      const answer = await client.call('confirmTotp', { body: { code: plainCode(code) } })
      onCodes(answer.recovery_codes)
    })
  }
  return (
    <Dialog
      key="scan"
      title="Connect your app"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton submit={submit} label="Switch it on" busyLabel="Checking…" form="scan-form" />
        </>
      }
    >
      <form id="scan-form" class="stack" onSubmit={send}>
        <p ref={start} tabIndex={-1}>
          <strong>1.</strong> Scan this with an authenticator app, or{' '}
          <a href={enrolment.uri}>open the app on this device</a>.
        </p>
        <QrCode
          text={enrolment.uri}
          label="QR code for your authenticator app"
          instead="Type the key below instead."
        />
        <div class="stack-tight">
          <p class="soft small">Cannot scan? Type this key into the app:</p>
          <CopyField
            label="Key for the app"
            text={inFours(enrolment.secret)}
            button="Copy key"
            tone="plain"
          />
        </div>
        <p>
          <strong>2.</strong> Type the six digits that the app shows now.
        </p>
        <ProblemNotice problem={beyondFields(submit.problem, '/code')} />
        <CodeInput kind="app" value={code} onValue={setCode} error={submit.field('/code')} />
      </form>
    </Dialog>
  )
}
