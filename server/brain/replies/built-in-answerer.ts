/** Answers without a model: from facts and articles, in their own words, and says plainly when it does not know. */
import type { Source } from '#wire'
import type { Passage } from '../knowledge/knowledge-types.ts'
import { replyLanguage } from '../language/reply-language.ts'
import type { Answer, Answerer, AnswerInput, Grounding, Say } from './reply-types.ts'
import type { ReplyWords } from './reply-words/reply-words-type.ts'
import { replyWords } from './reply-words.ts'

type Told = Pick<Answer, 'text'> & Partial<Answer> & Pick<Answer, 'answered_by'>

/** Words said at once: few enough to be seen coming, many enough not to be many frames. */
const wordsPerPiece = 6

/** The answerer that every desk has. It never invents: all it says stands in a fact, an article or its own few replies. */
export function builtInAnswerer(): Answerer {
  return {
    name: 'built-in',
    async answer(input, grounding, say, signal) {
      signal.throwIfAborted()
      const told = tell(input, grounding)
      sayInPieces(told.text, say, signal)
      return { sources: [], handoff: false, suggestions: [], model: null, ...told }
    },
  }
}

function tell(input: AnswerInput, grounding: Grounding): Told {
  const words = replyWords[replyLanguage(input.question, input.locale)]
  switch (grounding.kind) {
    case 'facts': {
      const { text, title, quote } = grounding.fact
      return { text, sources: [{ title, quote }], answered_by: 'facts' }
    }
    case 'article':
      return tellPassage(grounding.search.passages[0], words)
    case 'intent': {
      const { reply, handoff, blocks } = grounding
      return { text: reply, handoff, answered_by: 'intent', ...(blocks && { blocks }) }
    }
    case 'small_talk':
      return { text: grounding.reply, answered_by: 'small_talk' }
    case 'handoff':
      return { text: words.handoff(input.business), handoff: true, answered_by: 'handoff' }
    case 'refusal':
      return refuse(grounding.suggestions, words)
  }
}

function tellPassage(passage: Passage | undefined, words: ReplyWords): Told {
  if (!passage) return refuse([], words)
  return { text: passage.quote, sources: [sourceOf(passage)], answered_by: 'article' }
}

function sourceOf({ article, quote }: Passage): Source {
  const title = article.question.trim() || `${quote.slice(0, 60)}…`
  return { title, article_id: article.id, quote, ...(article.url ? { url: article.url } : {}) }
}

function refuse(suggestions: string[], words: ReplyWords): Told {
  const text = suggestions.length > 0 ? words.refusalWithSuggestions : words.refusal
  return { text, suggestions, answered_by: 'refusal' }
}

function sayInPieces(text: string, say: Say, signal: AbortSignal): void {
  const parts = text.match(/\s*\S+\s*/g) ?? (text === '' ? [] : [text])
  for (let at = 0; at < parts.length; at += wordsPerPiece) {
    signal.throwIfAborted()
    say(parts.slice(at, at + wordsPerPiece).join(''))
  }
}
