/** What stands below a message to be pressed: quick replies, buttons, cards; forms are brought when there is one. */
import type { BlockButton, BlockCard, Message, MessageBlock, NoticeBlock } from '#wire'
import type { Part } from '../app/lazy-part.tsx'
import { shortMoment } from '../app/team-back.ts'
import type { WidgetContext } from '../app/widget-context.ts'
import { fill } from '../texts.ts'
import css from './blocks.css?inline'

interface BlocksProps {
  widget: WidgetContext
  message: Message
  /** The newest of all: its quick replies still count. */
  newest: boolean
}

export const blocks: Part<BlocksProps> = { View: Blocks, css }

function Blocks({ widget, message, newest }: BlocksProps) {
  return (
    <>
      {message.blocks?.map((block, at) => (
        <Block key={at} {...{ widget, message, newest, block }} />
      ))}
    </>
  )
}

function Block({ widget, message, newest, block }: BlocksProps & { block: MessageBlock }) {
  const { texts, chat } = widget
  switch (block.type) {
    case 'quick_replies':
      return (
        <fieldset class="replies" aria-label={texts.suggestions}>
          {block.replies.map(({ label, text = label }) => (
            <button key={label} type="button" disabled={!newest} onClick={() => chat.send(text)}>
              {label}
            </button>
          ))}
        </fieldset>
      )
    case 'buttons':
      return <Buttons widget={widget} buttons={block.buttons} />
    case 'cards':
      return <Cards widget={widget} cards={block.cards} />
    case 'form':
      return <widget.parts.FormFields widget={widget} form={block} id={message.id} />
    case 'notice':
      return <p class="notice">{noticeText(widget, message, block)}</p>
    default:
      return null
  }
}

function noticeText(
  { texts, lang }: WidgetContext,
  { text }: Message,
  { code, opens_at, name }: NoticeBlock,
): string {
  const opens = Date.parse(opens_at ?? '')
  const away = opens ? fill(texts.noticeAwayUntil, { when: shortMoment(opens, lang) }) : texts.noticeAway
  const known: Partial<Record<typeof code, string>> = {
    person_asked: texts.noticeAsked,
    person_away: away,
    person_joined: fill(texts.noticeAnswers, { name: name ?? texts.team }),
    person_left: fill(texts.noticeAnswers, { name: texts.assistant }),
    ended: texts.noticeEnded,
    details_sent: texts.noticeSent,
  }
  return known[code] ?? text
}

function Buttons({ widget, buttons }: { widget: WidgetContext; buttons: readonly BlockButton[] }) {
  return (
    <div class="buttons">
      {buttons.map((button) =>
        'url' in button ? (
          // The server lets no other scheme through; what a browser follows is looked at once more.
          /^(https?|mailto|tel):/i.test(button.url) && (
            <a
              key={button.label}
              href={button.url}
              target="_blank"
              rel="noopener noreferrer"
              onClick={() => widget.emit('link:clicked', { href: button.url })}
            >
              {button.label}
            </a>
          )
        ) : (
          <button key={button.label} type="button" onClick={() => widget.chat.send(button.text)}>
            {button.label}
          </button>
        ),
      )}
    </div>
  )
}

function Cards({ widget, cards }: { widget: WidgetContext; cards: readonly BlockCard[] }) {
  return (
    <ul
      class="cards"
      aria-label={widget.texts.cards}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reachable by keyboard
      tabIndex={0}
    >
      {cards.map(({ title, text, buttons }) => (
        <li key={title}>
          <h3 dir="auto">{title}</h3>
          {text && <p dir="auto">{text}</p>}
          {buttons && <Buttons widget={widget} buttons={buttons} />}
        </li>
      ))}
    </ul>
  )
}
