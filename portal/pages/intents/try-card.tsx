/** Where one types a message and sees at once what it is taken for; a wrong guess is mended on the spot. */
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { Intent } from '#wire'
import type { Detection } from '../../api/calls.ts'
import { client, mayEdit } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Card } from '../../kit/card.tsx'
import { Input } from '../../kit/input.tsx'
import { Select } from '../../kit/select.tsx'
import { toast } from '../../kit/toast.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { DetectionView } from './detection-view.tsx'
import { newIntent } from './intent-window.tsx'
import { longestPhrase } from './parse-phrases.ts'

interface TryCardProps {
  own: readonly Intent[]
  onAdded(intent: Intent): void
}

/** What was tried, with what came of it. */
interface Tried {
  text: string
  detection: Detection
}

const longest = 4000

export function TryCard({ own, onAdded }: TryCardProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState<Tried | null>(null)
  const submit = useSubmit()
  const detect = async (message: string) => {
    setTried({ text: message, detection: await client.call('detectIntent', { body: { text: message } }) })
  }
  const add = async (name: string, message: string) => {
    onAdded(await client.call('addPhrases', { params: { name }, body: { phrases: [message] } }))
    toast({ text: `Added to “${name}”. Learning takes a second or two.`, tone: 'good' })
    await detect(message)
  }
  return (
    <Card title="Try a message" lead="Type what a visitor would write and see what it is taken for.">
      <div>
        <form
          class="try-form"
          onSubmit={(event) => {
            event.preventDefault()
            const message = text.trim()
            if (message) void submit.run(() => detect(message))
          }}
        >
          <Input
            label="Message"
            hideLabel
            placeholder="Is there somewhere to leave my car?"
            maxLength={longest}
            value={text}
            onValue={setText}
          />
          <Button type="submit" tone="main" busy={submit.busy} disabled={!text.trim()}>
            Try
          </Button>
        </form>
        <div aria-live="polite" class="try-result">
          <ProblemNotice problem={submit.problem} />
          {tried && (
            <>
              <DetectionView detection={tried.detection} own={own} />
              {mayEdit.value && (
                <AddTo
                  key={tried.text}
                  tried={tried}
                  own={own}
                  busy={submit.busy}
                  onAdd={(name) => void submit.run(() => add(name, tried.text))}
                />
              )}
            </>
          )}
        </div>
      </div>
    </Card>
  )
}

interface AddToProps {
  tried: Tried
  own: readonly Intent[]
  busy: boolean
  onAdd(name: string): void
}

function AddTo({ tried: { text, detection }, own, busy, onAdd }: AddToProps) {
  const { route } = useLocation()
  const ranked = [detection.intent, ...detection.alternatives].map((match) => match?.name)
  const likely = ranked.find((name) => own.some((intent) => intent.name === name))
  const [chosen, setChosen] = useState(likely ?? own[0]?.name ?? newIntent)
  const has = own.find(({ name }) => name === chosen)?.phrases.includes(text) ?? false
  if (text.length > longestPhrase) return <p class="small soft">It is too long to be a phrase.</p>
  const options = [
    ...own.map(({ name }) => ({ value: name, label: name })),
    { value: newIntent, label: 'a new intent…' },
  ]
  const add = () =>
    chosen === newIntent
      ? route(`/app/intents/${newIntent}?phrase=${encodeURIComponent(text)}`)
      : onAdd(chosen)
  return (
    <div class="try-add">
      <Select label="Add this message to" value={chosen} options={options} onValue={setChosen} />
      <Button icon="plus" busy={busy} disabled={has} onClick={add}>
        {has ? 'Is there' : 'Add'}
      </Button>
    </div>
  )
}
