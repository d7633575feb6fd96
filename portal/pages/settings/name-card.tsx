/** Name and line of business. */
import { useState } from 'preact/hooks'
import type { Organisation } from '#wire'
import { loadConfig } from '../../api/bot-config.ts'
import { client, mayEdit, reloadMe } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { toast } from '../../kit/toast.tsx'
import { IndustrySelect } from '../../shell/industry-select.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'

interface NameCardProps {
  organisation: Organisation
  onChanged(organisation: Organisation): void
}

export function NameCard({ organisation, onChanged }: NameCardProps) {
  const [name, setName] = useState(organisation.name)
  const [industry, setIndustry] = useState(organisation.industry ?? '')
  const submit = useSubmit()
  const isSame = name.trim() === organisation.name && industry === (organisation.industry ?? '')
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await submit.run(async () => {
      const body = { name: name.trim(), industry: industry || null }
      onChanged(await client.call('updateOrganisation', { body }))
      // The name stands in the navigation and among what visitors are told.
      await Promise.all([reloadMe(), loadConfig()])
    })
    if (done) toast({ text: 'Saved.', tone: 'good' })
  }
  return (
    <Card title="Your business">
      <form class="stack" onSubmit={(event) => void save(event)}>
        <ProblemNotice problem={submit.problem} shownFields={['/name', '/industry']} />
        <div class="pair">
          <Input
            label="Name"
            required
            maxLength={120}
            autocomplete="organization"
            readOnly={!mayEdit.value}
            value={name}
            onValue={setName}
            error={submit.field('/name')}
            hint="Visitors hear it, too."
          />
          <IndustrySelect
            value={industry}
            onValue={setIndustry}
            disabled={!mayEdit.value}
            error={submit.field('/industry')}
          />
        </div>
        {mayEdit.value && (
          <div class="row">
            <Button tone="main" type="submit" busy={submit.busy} disabled={isSame}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  )
}
