/** What stands before the first word: what has to be agreed to, and what the business asks. */
import type { StoredName, VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'
import type { ChatState } from './chat-state.ts'
import type { Holder } from './holder.ts'

export interface Asked {
  shell: Pick<Shell, 'options' | 'config' | 'emit'>
  chat: { store: VisitorStore; state: Holder<ChatState> }
}

const signsOfTalk: StoredName[] = ['prechat', 'conversation', 'outbox']

/** Whether anything may be sent or stored. */
export function hasAgreed({ shell, chat }: Asked): boolean {
  return shell.options.consent !== 'required' || chat.store.read('consent') !== null
}

/** And has answered what the business asks first: a visitor who has talked already is not asked. */
export function mayTalk(asked: Asked): boolean {
  const { shell, chat } = asked
  const isDone = () =>
    chat.state.get().messages.length > 0 || signsOfTalk.some((name) => chat.store.read(name) !== null)
  return hasAgreed(asked) && (!shell.config.prechat || isDone())
}
