/** Splits a text into sentences. */

/** A piece of a text. */
export interface Part {
  start: number
  end: number
}

/** What has no full stop for so long, as Thai, is cut at a space. */
const longestSentence = 600
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences that say something, in their order. */
export function* sentencesOf(text: string): Generator<Part> {
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.trim() === '') continue
    for (let start = 0; start < segment.length; ) {
      const end = cutOf(segment, start)
      yield { start: index + start, end: index + end }
      start = end
    }
  }
}

function cutOf(segment: string, start: number): number {
  if (segment.length - start <= longestSentence) return segment.length
  const space = segment.lastIndexOf(' ', start + longestSentence)
  return space > start ? space : start + longestSentence
}
