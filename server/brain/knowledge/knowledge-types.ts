/** What knowledge search takes and gives. */

/** The version of an article that is valid at one knowledge revision. */
export interface ArticleVersion {
  id: string
  /** The revision that brought this version; `id` and `from_rev` name it for ever. */
  from_rev: number
  /** Null: every bot of the tenant. */
  bot_id: string | null
  question: string
  answer: string
  phrasings: readonly string[]
  url: string | null
  locale: string | null
}

/** A passage that may answer, with the one or two sentences that answer best. */
export interface Passage {
  article: ArticleVersion
  /** Words of the article as they stand. */
  quote: string
  /** For ordering within one search. */
  score: number
}

export interface SearchResult {
  /** Best first, at most five. */
  passages: Passage[]
  /** 0 to 1: how sure the search is that the best passage answers the question. */
  confidence: number
  /** The least confidence with which the desk answers. */
  threshold: number
  /** True when the visitor asked, nearly word for word, a question that an article answers. */
  exact: boolean
}

/** An answer computed from the business's own facts. */
export interface FactAnswer {
  /** What was asked for. */
  fact:
    | 'hours'
    | 'open_now'
    | 'holiday'
    | 'location'
    | 'phone'
    | 'email'
    | 'website'
    | 'services'
    | 'price'
    | 'emergency'
    | 'about'
  text: string
  /** Title and words of the fact, shown as the source. */
  title: string
  quote: string
  /** 0 to 1. */
  confidence: number
}
