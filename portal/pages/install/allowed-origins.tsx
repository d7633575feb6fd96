/** The list of websites that may show the widget; without a list it learns and tells what it sees. */
import { useState } from 'preact/hooks'
import type { SeenOrigin } from '#wire'
import { changeConfig, configError, saveNow } from '../../api/bot-config.ts'
import { mayEdit } from '../../api/session.ts'
import { Badge } from '../../kit/badge.tsx'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/input.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { toast } from '../../kit/toast.tsx'
import { toOrigin } from './origins.ts'

interface AllowedOriginsProps {
  allowed: readonly string[]
  seen: readonly SeenOrigin[]
}

export function AllowedOrigins({ allowed, seen }: AllowedOriginsProps) {
  const set = (origins: string[]) => changeConfig((config) => ({ ...config, allowed_origins: origins }))
  return (
    <div class="stack">
      {allowed.length === 0 ? (
        <Learning seen={seen} />
      ) : (
        <>
          <ul class="origins" aria-label="Allowed websites">
            {allowed.map((origin, index) => (
              <li key={origin} class="origin">
                <span class="mono grow">{origin}</span>
                {configError(`/allowed_origins/${index}`) && (
                  <Badge tone="bad">{configError(`/allowed_origins/${index}`)}</Badge>
                )}
                {mayEdit.value && (
                  <IconButton
                    icon="trash"
                    size="small"
                    label={`Remove ${origin}`}
                    onClick={() => set(allowed.filter((other) => other !== origin))}
                  />
                )}
              </li>
            ))}
          </ul>
          <Elsewhere seen={seen.filter((one) => !one.allowed)} allowed={allowed} />
        </>
      )}
      {mayEdit.value && <AddOrigin onOrigin={(origin) => set([...new Set([...allowed, origin])])} />}
    </div>
  )
}

function Learning({ seen }: { seen: readonly SeenOrigin[] }) {
  return (
    <div class="stack-tight">
      <div class="row">
        <Badge tone="warn">Learning</Badge>
        <p class="grow soft">
          The list is empty, so the widget works on up to 20 websites for 14 days with a smaller allowance.
        </p>
      </div>
      {seen.length === 0 && <p class="soft">No website has asked for it yet.</p>}
      <SeenList label="Websites that asked for it" seen={seen} button="Allow only this" onAllow={allowOnly} />
    </div>
  )
}

/** Websites that asked for the widget and get no answers. */
function Elsewhere({ seen, allowed }: { seen: readonly SeenOrigin[]; allowed: readonly string[] }) {
  if (seen.length === 0) return null
  return (
    <div class="stack-tight">
      <h3 class="small">Also asked for it, and were refused</h3>
      <SeenList
        label="Refused websites"
        seen={seen}
        button="Allow this too"
        onAllow={(origin) => allowToo(origin, allowed)}
      />
    </div>
  )
}

interface SeenListProps {
  label: string
  seen: readonly SeenOrigin[]
  button: string
  onAllow(origin: string): Promise<void>
}

/** Addresses from outside: plain text, never a link. */
function SeenList({ label, seen, button, onAllow }: SeenListProps) {
  if (seen.length === 0) return null
  return (
    <ul class="origins" aria-label={label}>
      {seen.map(({ origin, last_seen_at, count }) => (
        <li key={origin} class="origin">
          <span class="grow">
            <span class="mono">{origin}</span>
            <span class="soft small origin-seen">
              {count} {count === 1 ? 'load' : 'loads'}, last <RelativeTime at={last_seen_at} />
            </span>
          </span>
          {mayEdit.value && (
            <Button size="small" aria-label={`${button}: ${origin}`} onClick={() => void onAllow(origin)}>
              {button}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

async function allowToo(origin: string, allowed: readonly string[]): Promise<void> {
  const isSaved = await saveNow((config) => ({ ...config, allowed_origins: [...allowed, origin] }))
  if (isSaved) toast({ text: `${origin} may show the widget, too.`, tone: 'good' })
}

async function allowOnly(origin: string): Promise<void> {
  const isSaved = await saveNow((config) => ({ ...config, allowed_origins: [origin] }))
  if (isSaved) toast({ text: `Only ${origin} may show the widget now.`, tone: 'good' })
}

function AddOrigin({ onOrigin }: { onOrigin(origin: string): void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const read = toOrigin(text)
    setProblem('problem' in read ? read.problem : undefined)
    if ('problem' in read) return
    onOrigin(read.origin)
    setText('')
  }
  return (
    <form class="add-origin" onSubmit={add} noValidate>
      <Input
        label="Add a website"
        placeholder="https://example.com"
        hint="Exactly one address, or https://*.example.com for all its subdomains."
        value={text}
        onValue={setText}
        error={problem}
      />
      <Button type="submit" icon="plus">
        Add
      </Button>
    </form>
  )
}
