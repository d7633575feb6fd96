/** Tells the page what happens in the chat, by comparing what is with what was. */
import type { Message } from '#wire'
import type { ChatState } from '../app/chat-state.ts'
import type { WidgetContext } from '../app/widget-context.ts'

/** What was when the chat began: what has happened before this was there is told as well. */
export interface Before {
  state: ChatState
  conversation: string | null
}

/**
 * @param onNews a message has arrived that is neither the visitor's own nor history
 * @returns what ends it
 */
export function tellPage(
  { chat, emit }: WidgetContext,
  before: Before,
  onNews: (message: Message) => void,
): () => void {
  let was = before.state
  let talk = before.conversation
  const isAnswering = ({ streams, waiting }: ChatState) => streams.length + waiting.length > 0

  function tellConversation(now: ChatState) {
    const id = chat.store.read('conversation')
    if (id === talk) return
    if (talk) emit('conversation:ended', { id: talk })
    if (id && now.synced) emit('conversation:started', { id })
    talk = id
  }
  function tellMessages(now: ChatState) {
    if (now.messages === was.messages || !was.synced) return
    const last = was.messages.at(-1)?.seq ?? 0
    for (const message of now.messages.filter(({ seq }) => seq > last)) {
      if (message.role === 'visitor') emit('message:sent', message)
      else {
        emit('message:received', message)
        onNews(message)
      }
    }
  }
  function tellConnection({ connection }: ChatState) {
    if (connection === was.connection) return
    if (connection === 'online') emit('connection', 'online')
    if (connection === 'offline') emit('connection', navigator.onLine ? 'reconnecting' : 'offline')
  }
  function tell(now: ChatState) {
    tellConnection(now)
    tellConversation(now)
    tellMessages(now)
    for (const { cmid, text, state } of now.outbox) {
      const earlier = was.outbox.find((entry) => entry.cmid === cmid)
      if (state === 'failed' && earlier?.state !== 'failed') emit('message:failed', { cmid, text })
    }
    if (isAnswering(now) !== isAnswering(was)) emit('typing', isAnswering(now))
    was = now
  }
  tell(chat.state.get())
  return chat.state.watch(tell)
}
