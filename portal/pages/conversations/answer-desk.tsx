/** Below a conversation: who answers in it, the way to take it over and to give it back, and where one writes. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Conversation, Refusal } from '#wire'
import { me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/notice.tsx'
import { ask } from './agent-socket.ts'
import { isConnected, mayAnswer, stands } from './agent-view.ts'
import { Composer } from './composer.tsx'
import './answer-desk.css'
import { memberName } from './team-names.ts'

export function AnswerDesk({ conversation }: { conversation: Conversation }) {
  const { refusal, busy, settle } = useOwner(conversation)
  const desk = useRef<HTMLDivElement>(null)
  useFocusAfter(busy, desk)
  if (!mayAnswer.value) return null
  if (conversation.status === 'closed') {
    return (
      <p class="desk desk-closed soft">
        This conversation has ended. What the visitor writes next begins a new one.
      </p>
    )
  }
  const isOwn = conversation.owner === me.value?.user.id
  const owner = conversation.owner === 'bot' ? null : memberName(conversation.owner)
  return (
    <div ref={desk} class="desk">
      {refusal && (
        <Notice tone="bad" isAlert>
          {refusal.detail}
        </Notice>
      )}
      <div class="desk-owner">
        <p class="grow small">{isOwn ? 'You answer here.' : `${owner ?? 'The assistant'} answers here.`}</p>
        {isOwn ? (
          <Button size="small" busy={busy} disabled={!isConnected.value} onClick={() => settle('hand_back')}>
            Give back to the assistant
          </Button>
        ) : (
          <Button
            size="small"
            tone="main"
            busy={busy}
            disabled={!isConnected.value}
            onClick={() => settle('take_over')}
          >
            {owner ? `Take over from ${owner}` : 'Take over'}
          </Button>
        )}
      </div>
      {isOwn && <Composer conversationId={conversation.id} />}
    </div>
  )
}

function useOwner({ id, owner }: Conversation) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  // What was refused to somebody else's conversation says nothing of this one's next owner.
  useEffect(() => setRefusal(null), [owner])
  const settle = async (deed: 'take_over' | 'hand_back') => {
    setBusy(true)
    const ack =
      deed === 'take_over'
        ? await ask('take_over', { conversation_id: id, from: owner })
        : await ask('hand_back', { conversation_id: id })
    if (ack.ok) stands(ack.conversation)
    setBusy(false)
    setRefusal(ack.ok ? null : ack)
  }
  return { busy, refusal, settle }
}

/** The button that was pressed is gone: who took over writes next, who gave back may take over again. */
function useFocusAfter(busy: boolean, desk: { current: HTMLElement | null }): void {
  const wasBusy = useRef(false)
  useEffect(() => {
    const isDone = wasBusy.current && !busy
    wasBusy.current = busy
    const { activeElement } = document
    if (!isDone || (activeElement !== document.body && !desk.current?.contains(activeElement))) return
    const field = desk.current?.querySelector('textarea')
    const next = field ?? desk.current?.querySelector<HTMLElement>('.desk-owner .button')
    next?.focus()
  }, [busy])
}
