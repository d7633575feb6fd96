/** `/app/signup`: three fields and a choice, then the test page. */
import { useState } from 'preact/hooks'
import { signUp } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { Door } from '../../shell/door.tsx'
import { IndustrySelect } from '../../shell/industry-select.tsx'
import { noteMailSent } from '../../shell/mail-sent-at.ts'
import { nameOrWebsite } from '../../shell/name-or-website.ts'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

const shownFields = ['/businessName', '/website', '/email', '/password', '/industry']

export function SignUpPage() {
  const [business, setBusiness] = useState('')
  const [industry, setIndustry] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = useSubmit()
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    const about = { ...nameOrWebsite(business), ...(industry && { industry }) }
    void submit.run(async () => {
      await signUp({ ...about, email, password })
      noteMailSent()
    })
  }
  const isTaken = submit.problem?.code === 'email_taken'
  return (
    <Door
      title="Put a front desk on your website"
      lead="Free for 14 days. No card, nothing to install yet."
      aside={<Proof />}
    >
      <form onSubmit={send}>
        {!isTaken && <ProblemNotice problem={submit.problem} shownFields={shownFields} />}
        <Input
          label="Business name or website"
          name="business"
          autocomplete="organization"
          required
          maxLength={200}
          placeholder="bobshvac.com"
          value={business}
          onValue={setBusiness}
          error={submit.field('/businessName') ?? submit.field('/website')}
        />
        <IndustrySelect isNew value={industry} onValue={setIndustry} error={submit.field('/industry')} />
        <Input
          label="Email"
          type="email"
          name="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
          error={isTaken ? 'This address already has an account.' : submit.field('/email')}
          hint={
            isTaken && <a href={`/app/login?email=${encodeURIComponent(email)}`}>Log in with it instead</a>
          }
        />
        <Input
          label="Password"
          type="password"
          name="password"
          autocomplete="new-password"
          required
          value={password}
          onValue={setPassword}
          error={submit.field('/password')}
          hint="Long beats complicated: a few words are fine."
        />
        <Button tone="main" type="submit" busy={submit.busy}>
          {submit.busy ? 'Setting up your desk…' : 'Create account'}
        </Button>
      </form>
      <p class="soft">
        Have an account? <a href="/app/login">Log in</a>
      </p>
    </Door>
  )
}

function Proof() {
  return (
    <div class="door-proof">
      <h2>It answers from what you tell it, and says so when it does not know.</h2>
      <p class="door-ask">Are you open on Saturday?</p>
      <p class="door-answer">Yes, this Saturday from 9:00 to 13:00.</p>
      <p class="door-why">From your opening hours</p>
      <p class="door-ask">Do you fix heat pumps?</p>
      <p class="door-answer">We do. A visit starts at $89 and takes about an hour.</p>
      <p class="door-why">From your services</p>
    </div>
  )
}
