/** Brings intents in from a file or from what is pasted, all at once. */
import { useState } from 'preact/hooks'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useSubmit } from '../../shell/use-submit.ts'
import { addIntents, type Intents, readIntentFile } from './intent-file.ts'
import { replaceIntents } from './replace-intents.ts'

interface ImportWindowProps {
  onClose(): void
  /** @param before what there was, for taking it back */
  onImported(before: Intents): void
}

export function ImportWindow({ onClose, onImported }: ImportWindowProps) {
  const [text, setText] = useState('')
  const submit = useSubmit()
  const { intents, phrases, problem } = readIntentFile(text)
  const count = Object.keys(intents).length
  const bringIn = async () => {
    const before = await replaceIntents((there) => addIntents(there, intents))
    onImported(before)
  }
  return (
    <Dialog
      title="Import intents"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="main"
            busy={submit.busy}
            disabled={count === 0}
            onClick={() => void submit.run(bringIn)}
          >
            {submit.busy ? 'Importing…' : 'Import'}
          </Button>
        </>
      }
    >
      <div class="stack">
        <ProblemNotice problem={submit.problem} />
        <Field label="File" hint="A CSV with an intent and a phrase in each line, or JSON as exported here.">
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".csv,.tsv,.txt,.json"
              class="control"
              onChange={(event) => {
                void event.currentTarget.files?.[0]?.text().then(setText)
              }}
            />
          )}
        </Field>
        <Textarea
          label="Or paste it"
          rows={6}
          value={text}
          onValue={setText}
          placeholder={'intent,phrase\nparking,where can I park\nparking,do you have parking'}
          error={problem ?? undefined}
        />
        <p role="status" class="small">
          {count > 0 && `${count} ${count === 1 ? 'intent' : 'intents'} with ${phrases} phrases. `}
          {count > 0 && 'Phrases are added to intents of the same name.'}
        </p>
      </div>
    </Dialog>
  )
}
