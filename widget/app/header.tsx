/** Whose chat this is, that a machine answers, whether it is connected, and the ways out. */
import type { Texts } from '../texts.ts'
import type { Chat } from './chat.ts'
import type { ChatState } from './chat-state.ts'
import { Icon, icons } from './icons.tsx'
import { Menu } from './menu.tsx'

interface HeaderProps {
  id: string
  business: string
  chat: Chat
  connection: ChatState['connection']
  texts: Texts
  onClose(): void
}

export function Header({ id, business, chat, connection, texts, onClose }: HeaderProps) {
  const status = {
    idle: texts.ready,
    online: texts.ready,
    connecting: texts.connecting,
    offline: texts.offline,
    refused: texts.offline,
  }
  return (
    <header part="header">
      <span class="mark" aria-hidden="true">
        {Array.from(business)[0]?.toUpperCase()}
      </span>
      <div class="who">
        <h2 id={id}>{business}</h2>
        <p>
          {texts.assistant}
          <span class={`state ${connection}`}>{connection === 'refused' ? '' : status[connection]}</span>
        </p>
      </div>
      <Menu
        label={texts.menu}
        items={[
          { icon: icons.person, label: texts.person, run: chat.askForPerson },
          { icon: icons.restart, label: texts.startOver, run: chat.startOver },
        ]}
      />
      <button type="button" class="icon" aria-label={texts.close} title={texts.close} onClick={onClose}>
        <Icon path={icons.close} />
      </button>
    </header>
  )
}
