/** `/app/new-business`: one more business of the signed-in person, which is opened at once. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { client, me, switchTenant } from '../../api/session.ts'
import { Button, ButtonLink } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { IndustrySelect } from '../../shell/industry-select.tsx'
import { nameOrWebsite } from '../../shell/name-or-website.ts'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

const shownFields = ['/name', '/website', '/industry']

export function NewBusinessPage() {
  const { route } = useLocation()
  const [business, setBusiness] = useState('')
  const [industry, setIndustry] = useState('')
  const submit = useSubmit()
  const create = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(async () => {
      const read = nameOrWebsite(business)
      const about = 'website' in read ? read : { name: read.businessName }
      const made = await client.call('createTenant', { body: { ...about, ...(industry && { industry }) } })
      await switchTenant(made.id)
      route('/app/test?welcome=1')
      toast({ text: `${made.name} is open.`, tone: 'good' })
    })
  }
  return (
    <Page
      title="Add a business"
      lead={`A desk of its own, apart from ${me.value?.tenant.name}: its own articles, people and conversations. Free for 14 days.`}
    >
      <Card>
        <form class="stack" onSubmit={create}>
          <ProblemNotice problem={submit.problem} shownFields={shownFields} />
          <Input
            label="Business name or website"
            autocomplete="organization"
            required
            maxLength={200}
            placeholder="bobshvac.com"
            value={business}
            onValue={setBusiness}
            error={submit.field('/name') ?? submit.field('/website')}
          />
          <IndustrySelect isNew value={industry} onValue={setIndustry} error={submit.field('/industry')} />
          <div class="row">
            <Button tone="main" type="submit" busy={submit.busy}>
              {submit.busy ? 'Setting up the desk…' : 'Add the business'}
            </Button>
            <ButtonLink tone="quiet" href="/app">
              Cancel
            </ButtonLink>
          </div>
        </form>
      </Card>
    </Page>
  )
}
