/** What the lines of the files hold. */

export interface Example {
  text: string
  /** `oos` when no intent fits. */
  intent: string
}

/** A message that may want several things, or none. */
export interface SeveralExample {
  text: string
  intents: readonly string[]
  /** The part of the set that it belongs to, where parts take turns. */
  fold?: number
}

export interface Passage {
  passage_id: string
  title?: string
  text: string
  tenant?: string
}

export interface Question {
  question: string
  /** Null when no passage answers. */
  passage_id: string | null
  tenant?: string
  answers?: readonly string[]
}

/** The name of the intent of what fits none. */
export const none = 'oos'

export function isExample(row: unknown): row is Example {
  return isObject(row) && typeof row.text === 'string' && typeof row.intent === 'string'
}

export function isSeveralExample(row: unknown): row is SeveralExample {
  return (
    isObject(row) &&
    typeof row.text === 'string' &&
    isListOfText(row.intents) &&
    ['number', 'undefined'].includes(typeof row.fold)
  )
}

export function isPassage(row: unknown): row is Passage {
  return (
    isObject(row) &&
    typeof row.passage_id === 'string' &&
    typeof row.text === 'string' &&
    isTextOrNothing(row.title) &&
    isTextOrNothing(row.tenant)
  )
}

export function isQuestion(row: unknown): row is Question {
  return (
    isObject(row) &&
    typeof row.question === 'string' &&
    (row.passage_id === null || typeof row.passage_id === 'string') &&
    isTextOrNothing(row.tenant) &&
    (row.answers === undefined || isListOfText(row.answers))
  )
}

function isObject(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
