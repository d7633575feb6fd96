/** What stood below a message, as a member reads it: nothing of it can be pressed here but links. */
import type { MessageBlock } from '#wire'
import './shown-blocks.css'

export function ShownBlocks({ blocks }: { blocks: readonly MessageBlock[] | undefined }) {
  if (!blocks) return null
  return (
    <>
      {blocks.map((block, at) => (
        <ShownBlock key={at} block={block} />
      ))}
    </>
  )
}

function ShownBlock({ block }: { block: MessageBlock }) {
  switch (block.type) {
    case 'quick_replies':
      return <Chips label="Quick replies" chips={block.replies.map(({ label }) => label)} />
    case 'buttons':
      return <Chips label="Buttons" chips={block.buttons.map(({ label }) => label)} />
    case 'cards':
      return <Chips label="Cards" chips={block.cards.map(({ title }) => title)} />
    case 'form': {
      const fields = block.fields.map(({ label, name }) => label ?? name).join(', ')
      return (
        <p class="shown-form small soft">
          Form{block.title && ` “${block.title}”`}: {fields}
        </p>
      )
    }
    default:
      return null
  }
}

function Chips({ label, chips }: { label: string; chips: readonly string[] }) {
  return (
    <ul class="shown-chips small" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip}>{chip}</li>
      ))}
    </ul>
  )
}
