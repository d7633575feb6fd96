/** What was asked on the test page: the list of trials, and the calls behind it. */
import { signal } from '@preact/signals'
import type { PlaygroundRequest, PlaygroundResponse } from '#wire'
import { type ApiError, toApiError } from '../../api/api-error.ts'
import { client, me } from '../../api/session.ts'
import { markTried } from '../../shell/tried.ts'

export interface Trial {
  key: number
  question: string
  answer: PlaygroundResponse | null
  problem: ApiError | null
  /** What the bot said to the same question before something was fixed. */
  before: string | null
  /** What had been said when the question was asked. */
  history: History
}

type History = NonNullable<PlaygroundRequest['history']>

/** Oldest first. They live as long as the page of the browser, so that one can look something up and return. */
export const trials = signal<readonly Trial[]>([])

const longestHistory = 20
let owner: string | null = null
let lastKey = 0

/** Asks the bot; the trial appears at once and is filled when the answer is here. */
export function ask(question: string): Promise<void> {
  return run({ question, before: null, history: saidSoFar(trials.value) })
}

/** Asks once more, with what had been said then, and shows what has changed. */
export function askAfterFix(trial: Trial): Promise<void> {
  const { question, history } = trial
  return run({ question, history, before: trial.answer?.reply.text ?? 'No answer' })
}

/** Asks a question that failed once more, in its place. */
export function askAgain(trial: Trial): Promise<void> {
  trials.value = trials.value.filter(({ key }) => key !== trial.key)
  return run(trial)
}

/** Forgets what was said: the bot meets a new visitor. */
export function startOver(): void {
  trials.value = []
}

/** Another tenant's trials are none of this one's business. */
export function openTrials(tenantId: string): void {
  if (owner !== tenantId) startOver()
  owner = tenantId
}

/** The conversation so far; of a question that was asked again, only the latest answer. */
export function saidSoFar(list: readonly Trial[]): History {
  const fixed = list.filter(({ before }) => before !== null).map(({ question }) => question)
  const counted = list.filter((trial) => trial.before !== null || !fixed.includes(trial.question))
  return counted
    .flatMap(({ question, answer }): History => {
      if (!answer) return []
      return [
        { role: 'visitor', text: question },
        { role: 'bot', text: answer.reply.text },
      ]
    })
    .slice(-longestHistory)
}

async function run({
  question,
  before,
  history,
}: Pick<Trial, 'question' | 'before' | 'history'>): Promise<void> {
  lastKey += 1
  const trial: Trial = { key: lastKey, question, answer: null, problem: null, before, history }
  trials.value = [...trials.value, trial]
  try {
    const answer = await client.call('askPlayground', { body: { message: question, history } })
    replace({ ...trial, answer })
    if (me.value) markTried(me.value.tenant.id)
  } catch (thrown) {
    replace({ ...trial, problem: toApiError(thrown) })
  }
}

function replace(trial: Trial): void {
  trials.value = trials.value.map((before) => (before.key === trial.key ? trial : before))
}
