/** Whether the visitor has agreed to what has to be agreed to before anything is sent or stored. */
import type { WidgetContext } from './widget-context.ts'

export function mayTalk({ shell, chat }: Pick<WidgetContext, 'shell' | 'chat'>): boolean {
  return shell.options.consent !== 'required' || chat.store.read('consent') !== null
}
