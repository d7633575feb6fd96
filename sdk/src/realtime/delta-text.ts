/** Builds the text of answers that are still being said from their pieces. */
import type { Delta, Id } from '#wire'

interface Draft {
  attempt: number
  text: string
  /** A piece is missing: only the final message can tell the rest. */
  torn: boolean
}

export interface DeltaText {
  /** The text so far, or null when this piece changes nothing. */
  add(delta: Delta): string | null
  /** The final message is here; late pieces of that turn count no more. */
  finish(turn: Id): void
}

export function createDeltaText(): DeltaText {
  const drafts = new Map<Id, Draft>()
  const finished = new Set<Id>()

  return {
    add(delta) {
      if (finished.has(delta.turn)) return null
      const draft = draftFor(drafts.get(delta.turn), delta)
      if (!draft) return null
      drafts.set(delta.turn, draft)
      return extend(draft, delta) ? draft.text : null
    },
    finish(turn) {
      drafts.delete(turn)
      finished.add(turn)
    },
  }
}

function draftFor(known: Draft | undefined, delta: Delta): Draft | null {
  if (!known || delta.attempt > known.attempt) return { attempt: delta.attempt, text: '', torn: false }
  return delta.attempt < known.attempt ? null : known
}

function extend(draft: Draft, { off, text }: Delta): boolean {
  if (off > draft.text.length) draft.torn = true
  if (draft.torn) return false
  const fresh = text.slice(draft.text.length - off)
  draft.text += fresh
  return fresh !== ''
}
