/** Every word the widget says, one catalogue per language. */

import type { PartTexts } from './part-texts.ts'

/** What the loader itself needs; the rest travels with the chat. */
export const launcherTexts = {
  chatWith: 'Chat with {business}',
  unread: '{count} new',
}

/** Words that only parts say: they are brought with the first of them. */
export async function bringPartTexts(): Promise<void> {
  Object.assign(en, (await import('./part-texts.ts')).partTexts)
}

const en = {
  assistant: 'AI assistant',
  team: 'Team',
  you: 'You',
  said: '{author} said:',
  messages: 'Messages',
  conversation: 'Conversation',
  ready: 'Replies instantly',
  connecting: 'Connecting…',
  offline: 'Reconnecting…',
  offlineNotice: 'The connection is lost. Your messages are kept and sent as soon as it is back.',
  refused: 'This chat is not available on this website.',
  unreachable: 'The chat could not be loaded. Please try again.',
  noAnswer: 'No answer came through. Please ask again.',
  notDone: 'That did not work. Please try again.',
  handoffAsked: 'A person has been asked to join.',
  startedOver: 'A new conversation has begun.',
  typing: '{author} is typing…',
  today: 'Today',
  yesterday: 'Yesterday',
  sending: 'Sending…',
  sent: 'Sent',
  notSent: 'Not sent',
  retry: 'Retry',
  stop: 'Stop answering',
  thanks: 'Thank you for the feedback.',
  latest: 'Latest messages',
  menu: 'More options',
  personAsked: 'I would like to talk to a person.',
  close: 'Close chat',
  composer: 'Your message',
  placeholder: 'Write a message…',
  send: 'Send',
  left: '{count} characters left',
  teamBack: 'team back {when}',
  deleted: 'Your conversations have been deleted.',
  attach: 'Attach files',
  fileLimits: 'Up to 5 files, 10 MB each',
}

/** What a part says is there once the part has been brought. */
export type Texts = typeof en & PartTexts

/** The catalogue of a language, English when there is none. */
export function textsFor(_locale: string): { lang: string; texts: Texts } {
  return { lang: 'en', texts: en as Texts }
}

/** Puts values in the place of `{names}`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
