/** Whether the visitor has agreed to what has to be agreed to before anything is sent or stored. */
import type { VisitorStore } from '#sdk/realtime/visitor-store'
import type { Shell } from '../loader/shell.ts'

interface Asked {
  shell: Pick<Shell, 'options'>
  chat: { store: VisitorStore }
}

export function mayTalk({ shell, chat }: Asked): boolean {
  return shell.options.consent !== 'required' || chat.store.read('consent') !== null
}
