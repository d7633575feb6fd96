/** Takes citation marks such as `[1]`, `[2][3]` or `【1†source】` out of text that arrives in pieces. */

interface CitationStripper {
  /** Takes the next piece; gives what may be said now, without marks. */
  push(piece: string): string
  /** Gives what was held back. */
  end(): string
  /** Numbers that were cited so far, in order of appearance. */
  readonly cited: ReadonlySet<number>
}

const squareMark = String.raw`\[\^?\s?\d{1,2}(?:\s?[,;–-]\s?\^?\d{1,2}){0,9}\s?\]`
const thickMark = String.raw`【\s?\d{1,2}[^】\n]{0,40}】`
const openSquare = String.raw`\[[\d\s,;^–-]{0,50}`
const openThick = String.raw`【[^】\n]{0,44}`
const anyMark = new RegExp(`${squareMark}|${thickMark}`, 'g')
const markAtEnd = new RegExp(`(?:${squareMark}|${thickMark}|${openSquare}|${openThick})$`)
/** The longest mark, whole or cut. */
const window = 64
const controls = /[^\P{Cc}\t\n\r]/gu

/**
 * Holds back whatever may still become a mark: its beginning, the spaces before it, and a whole mark at the end,
 * because the spaces to drop may come after it. White space at both ends of the text is dropped, control characters
 * (a store cannot keep NUL) and lone surrogates too, so that the pieces are the stored text to the letter.
 */
export function stripCitations(): CitationStripper {
  const cited = new Set<number>()
  let held = ''
  let anythingSaid = false
  const release = (text: string): string => {
    const clean = withoutMarks(text, !anythingSaid, cited)
    const said = (anythingSaid ? clean : clean.trimStart()).toWellFormed()
    anythingSaid ||= said !== ''
    return said
  }
  return {
    cited,
    push(piece) {
      held += piece.replace(controls, '')
      const safe = safeLength(held)
      const said = release(held.slice(0, safe))
      held = held.slice(safe)
      return said
    },
    end() {
      const said = release(held).trimEnd()
      held = ''
      return said
    },
  }
}

/** How much of the text cannot be part of a mark, of the spaces around one, or of half a character. */
function safeLength(text: string): number {
  let end = isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length
  for (;;) {
    end = trimmedEnd(text, end, /\s/)
    const mark = markAtEnd.exec(text.slice(Math.max(0, end - window), end))
    if (!mark) return end
    end -= mark[0].length
  }
}

function withoutMarks(text: string, isStart: boolean, cited: Set<number>): string {
  let out = ''
  let from = 0
  let last = isStart ? '\n' : ''
  for (const mark of text.matchAll(anyMark)) {
    for (const number of numbersOf(mark[0])) cited.add(number)
    const before = text.slice(from, trimmedEnd(text, Math.max(from, mark.index), /[ \t\u00a0]/))
    out += before
    last = before.at(-1) ?? last
    from = mark.index + mark[0].length
    while (last === '\n' && text[from] === ' ') from += 1
  }
  return out + text.slice(from)
}

/** `[1, 3-5]` names 1, 3, 4 and 5; what follows a dagger or colon in `【4:0†source】` is not a number of ours. */
function numbersOf(mark: string): number[] {
  const list = mark.slice(1, -1).split(/[†:]/)[0] ?? ''
  return list.split(/[,;]/).flatMap((part) => {
    const [first = 0, last = first] = (part.match(/\d{1,2}/g) ?? []).map(Number)
    return Array.from({ length: Math.max(1, last - first + 1) }, (_, step) => first + step)
  })
}

function trimmedEnd(text: string, from: number, blank: RegExp): number {
  let end = from
  while (end > 0 && blank.test(text.charAt(end - 1))) end -= 1
  return end
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
