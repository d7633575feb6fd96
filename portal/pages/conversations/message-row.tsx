/** One message of a conversation, and for the bot's the way to its reasons. */
import type { Author } from '#wire'
import { Button } from '../../kit/button.tsx'
import '../../kit/bubble.css'
import { RelativeTime } from '../../kit/relative-time.tsx'
import { MessageFiles } from './message-files.tsx'
import { ShownBlocks } from './shown-blocks.tsx'
import type { ShownMessage } from './thread.ts'

const authors: Record<Author, string> = { visitor: 'Visitor', bot: 'Bot', agent: 'Team', system: 'System' }

interface MessageRowProps {
  shown: ShownMessage
  /** The visitor has seen it, and that is worth saying. */
  isSeen: boolean
  onWhy(turn: string): void
}

export function MessageRow({ shown, isSeen, onWhy }: MessageRowProps) {
  const { message, isErased, isEdited } = shown
  const { turn } = message
  const source = message.sources?.[0]
  if (message.kind === 'status' || message.role === 'system') {
    return (
      <div class="message-status small soft">
        <p>{message.text}</p>
        <ShownBlocks blocks={message.blocks} />
      </div>
    )
  }
  return (
    <article class="message" data-role={message.role}>
      {(isErased || message.text !== '') && (
        <div class="bubble" data-from={message.role}>
          {isErased ? <p class="soft">Erased</p> : <p class="said">{message.text}</p>}
        </div>
      )}
      {!isErased && message.attachments && <MessageFiles files={message.attachments} role={message.role} />}
      {!isErased && <ShownBlocks blocks={message.blocks} />}
      <p class="message-foot small soft">
        <span>
          {authors[message.role]} · <RelativeTime at={message.created_at} />
          {isEdited && ' · edited'}
          {isSeen && ' · seen'}
          {source && ` · from “${source.title}”`}
        </span>
        {message.role === 'bot' && turn && (
          <Button size="small" tone="quiet" onClick={() => onWhy(turn)}>
            Why this answer?
          </Button>
        )}
      </p>
    </article>
  )
}
