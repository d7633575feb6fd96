/** Parts a message that wishes several things at once, such as "how much is a haircut and are you open on Monday?". */
import type { Entity } from '#wire'

export interface Wish {
  text: string
  /** What was found in it, by its own places. */
  entities: Entity[]
}

const mostWishes = 4
const longestMessage = 400
const between =
  /[?!.;,\n\u061f\u3002\uff01\uff0c\uff1f]+(?=\s|$)|(?<!\p{L})(?:and|also|und|y|et|e|en|i|ve)(?!\p{L})/giu

/** The wishes of a message, or none when it holds but one. */
export function wishesIn(text: string, entities: readonly Entity[]): Wish[] {
  if (text.length > longestMessage) return []
  const wishes: Wish[] = []
  let from = 0
  const take = (to: number) => {
    const part = text.slice(from, to)
    if (/\p{L}/u.test(part)) wishes.push({ text: part, entities: within(entities, from, to) })
  }
  for (const { index, 0: mark } of text.matchAll(between)) {
    if (entities.some(({ start, end }) => start <= index && index < end)) continue
    take(index)
    from = index + mark.length
  }
  take(text.length)
  return wishes.length > 1 && wishes.length <= mostWishes ? wishes : []
}

function within(entities: readonly Entity[], from: number, to: number): Entity[] {
  return entities
    .filter(({ start, end }) => start >= from && end <= to)
    .map((entity) => ({ ...entity, start: entity.start - from, end: entity.end - from }))
}
