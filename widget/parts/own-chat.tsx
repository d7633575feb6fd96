/** What a visitor may do with the own chat: have it mailed, take it along, delete it. */
import { useState } from 'preact/hooks'
import type { Ack, Message } from '#wire'
import type { Part } from '../app/lazy-part.tsx'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill } from '../texts.ts'
import css from './own-chat.css?inline'

interface OwnChatProps {
  widget: WidgetContext
  what: 'mail' | 'delete'
}

export const ownChat: Part<OwnChatProps> = { View: OwnChat, css }

function OwnChat({ widget, what }: OwnChatProps) {
  const { texts, chat } = widget
  const id = 'own-chat'
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const done = (notice: string) => {
    widget.sheet.set(() => null)
    chat.state.set((it) => ({ ...it, notice, problem: '' }))
    widget.shell.root.querySelector<HTMLElement>('textarea')?.focus()
  }
  async function attempt(work: () => Promise<Ack>, notice: string) {
    setBusy(true)
    setProblem('')
    const ack = await work()
    setBusy(false)
    if (ack.ok) done(notice)
    else setProblem(ack.code === 'invalid_payload' ? texts.errorEmail : texts.errorLater)
  }
  return (
    <form
      class="sheet"
      noValidate
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        done('')
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (what === 'delete') return void attempt(chat.forget, texts.deleted)
        const email = String(new FormData(event.currentTarget).get('email')).trim()
        const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone
        void attempt(() => chat.call('transcript', { email, time_zone }), fill(texts.mailSent, { email }))
      }}
    >
      <h3 id={id}>{what === 'mail' ? texts.mailChat : texts.deleteChat}</h3>
      {what === 'delete' && <p>{texts.deleteSure}</p>}
      {what === 'mail' && (
        <>
          <label for={`${id}-to`}>{texts.fieldEmail}</label>
          <input
            id={`${id}-to`}
            name="email"
            type="email"
            autocomplete="email"
            aria-invalid={Boolean(problem)}
            aria-describedby={`${id}-wrong`}
            ref={(field) => field?.focus()}
          />
        </>
      )}
      <p id={`${id}-wrong`} class="wrong" role="alert">
        {problem}
      </p>
      <div class="row">
        <button type="button" onClick={() => done('')} ref={(it) => void (what === 'delete' && it?.focus())}>
          {texts.cancel}
        </button>
        <button type="submit" class={what === 'delete' ? 'bad' : 'main'} disabled={busy}>
          {what === 'mail' ? texts.send : texts.deleteYes}
        </button>
      </div>
    </form>
  )
}

/** Reads all that was said, and gives it to the browser as two files: one to read, one for programs. */
export async function saveChat({ chat, texts, shell }: WidgetContext): Promise<void> {
  const messages: Message[] = []
  for (let more = true; more; ) {
    const last = messages.at(-1)
    const after = last ? { conversation_id: last.conversation_id, after: last.seq } : {}
    const page = await chat.call('download', after)
    if (!page.ok) return chat.state.set((it) => ({ ...it, problem: texts.notDone }))
    messages.push(...page.messages)
    more = page.has_more
  }
  const authors = { visitor: texts.you, bot: texts.assistant, agent: texts.team, system: '–' }
  const lines = messages
    .filter(({ text }) => text)
    .map(({ created_at, role, text }) => `${created_at} ${authors[role]}: ${text}\n`)
  save(shell.root, 'chat.txt', 'text/plain', lines.join('\n'))
  save(shell.root, 'chat.json', 'application/json', JSON.stringify({ messages }, null, 2))
}

function save(root: ShadowRoot, name: string, type: string, content: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.hidden = true
  root.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
