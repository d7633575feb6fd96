/** Whose chat this is, that a machine answers, whether it is connected, and the ways out. */
import type { ChatState } from './chat-state.ts'
import { Icon, icons } from './icons.tsx'
import { Menu } from './menu.tsx'
import { teamBack } from './team-back.ts'
import type { WidgetContext } from './widget-context.ts'

interface HeaderProps {
  widget: WidgetContext
  connection: ChatState['connection']
}

export function Header({ widget, connection }: HeaderProps) {
  const { texts, close } = widget
  const { avatar, name, business } = widget.shell.config
  const shown = name ?? business
  const ready = [texts.ready, ...teamBack(widget)].join(' · ')
  const status = {
    idle: ready,
    online: ready,
    connecting: texts.connecting,
    offline: texts.offline,
    refused: texts.offline,
  }
  return (
    <header part="header">
      <span class="mark" aria-hidden="true">
        {avatar ? <img src={avatar} alt="" referrerpolicy="no-referrer" /> : [...shown][0]?.toUpperCase()}
      </span>
      <div class="who">
        <h2 id="title">{shown}</h2>
        <p>
          {texts.assistant}
          <span class={`state ${connection}`}>{connection === 'refused' ? '' : status[connection]}</span>
        </p>
      </div>
      <Menu widget={widget} />
      {widget.shell.options.mode !== 'inline' && (
        <button type="button" class="icon" aria-label={texts.close} title={texts.close} onClick={close}>
          <Icon path={icons.close} />
        </button>
      )}
    </header>
  )
}
