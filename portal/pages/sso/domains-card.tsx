/** Proves mail domains: the DNS record of each, and whether it was found. */

import { useState } from 'preact/hooks'
import type { SsoDomain } from '#wire'
import { client } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { Notice } from '../../kit/notice.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import './sso.css'

interface DomainsCardProps {
  domains: readonly SsoDomain[]
  isOwner: boolean
  onChecked(domain: SsoDomain): void
}

export function DomainsCard({ domains, isOwner, onChecked }: DomainsCardProps) {
  const open = domains.filter(({ verified_at }) => !verified_at).length
  return (
    <Card
      title="Mail domains"
      lead={
        open === 0
          ? 'All are proved: their people can sign in through your provider.'
          : 'A DNS record shows that a domain is yours. Until it is found, nobody signs in by that domain.'
      }
    >
      <ul class="sso-domains" aria-label="Mail domains">
        {domains.map((domain) => (
          <DomainRow key={domain.domain} domain={domain} isOwner={isOwner} onChecked={onChecked} />
        ))}
      </ul>
    </Card>
  )
}

interface DomainRowProps {
  domain: SsoDomain
  isOwner: boolean
  onChecked(domain: SsoDomain): void
}

function DomainRow({ domain, isOwner, onChecked }: DomainRowProps) {
  const [isMissing, setMissing] = useState(false)
  const submit = useSubmit()
  const check = async () => {
    setMissing(false)
    await submit.run(async () => {
      const checked = await client.call('verifySsoDomain', { body: { domain: domain.domain } })
      setMissing(!checked.verified_at)
      onChecked(checked)
    })
  }
  return (
    <li class="stack">
      <div class="row">
        <strong>{domain.domain}</strong>
        <span role="status">
          {domain.verified_at ? <Badge tone="good">Proved</Badge> : <Badge tone="warn">Not proved yet</Badge>}
        </span>
      </div>
      {!domain.verified_at && (
        <>
          <p class="soft small">Add this TXT record where the domain’s DNS is kept:</p>
          <div class="field">
            <p class="field-label">Name</p>
            <CopyField label={`Name of the record for ${domain.domain}`} text={domain.txt_name} />
          </div>
          <div class="field">
            <p class="field-label">Value</p>
            <CopyField label={`Value of the record for ${domain.domain}`} text={domain.txt_value} />
          </div>
          {isMissing && (
            <Notice tone="warn" isAlert>
              <p>The record is not there yet. DNS can take from minutes to an hour; then check again.</p>
            </Notice>
          )}
          {submit.problem && <ProblemNotice problem={submit.problem} />}
          {isOwner && (
            <div class="row">
              <Button
                busy={submit.busy}
                aria-label={`Check now: ${domain.domain}`}
                onClick={() => void check()}
              >
                Check now
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  )
}
