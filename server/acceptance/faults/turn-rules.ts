/** What must hold for answers: one to each question, in time, as it was said, by whoever held the turn. */
import type { Delta } from '#wire'
import type { Evidence } from './evidence.ts'
import type { Violation } from './history.ts'

const terminal = ['done', 'failed', 'handed_off', 'merged']
const longestTurnMs = 60_000

/** I7: in the end every question has come to an end. */
export function everyTurnEnds({ dump, turnById, dump: { turns } }: Evidence): Violation[] {
  const open = turns
    .filter(({ state }) => !terminal.includes(state))
    .map((turn) => ({ invariant: 'I7', what: 'a turn never ended', evidence: turn }))
  const bots = new Set(dump.conversations.filter(({ owner }) => owner === 'bot').map(({ id }) => id))
  const ignored = dump.messages
    .filter(({ id, role, conversation_id }) => {
      return role === 'visitor' && bots.has(conversation_id) && !turnById.has(id)
    })
    .map((row) => ({ invariant: 'I7', what: 'a question has no turn', evidence: row }))
  return [...open, ...ignored]
}

/** I8: one answer a turn, and none to a question that another answer covers. */
export function oneAnswer(evidence: Evidence): Violation[] {
  const answers = Map.groupBy(answersOf(evidence), ({ turn_id }) => String(turn_id))
  return [...answers].flatMap(([turn, rows]) => {
    const isMerged = evidence.turnById.get(turn)?.state === 'merged'
    if (rows.length === 1 && !isMerged) return []
    return [{ invariant: 'I8', what: 'a turn has an answer too many', evidence: { turn, isMerged, rows } }]
  })
}

/** I9: an answer comes after its question. */
export function answerComesAfter(evidence: Evidence): Violation[] {
  return answersOf(evidence).flatMap((answer) => {
    const question = evidence.rowById.get(String(answer.turn_id))
    if (question && question.seq < answer.seq) return []
    return [{ invariant: 'I9', what: 'an answer before its question', evidence: { question, answer } }]
  })
}

/** I11: the pieces of the attempt that won add up to the answer, for whoever heard all of them. */
export function piecesAddUp(evidence: Evidence): Violation[] {
  return speechesOf(evidence).flatMap((speech) => {
    const { turn, attempt, text, isWhole, final, isLast } = speech
    const won = evidence.turnById.get(turn)?.attempt === Math.floor(attempt / 100) && isLast
    if (!won || !isWhole || final.text === text) return []
    // A connection cannot tell that it missed the last pieces.
    if (evidence.isShared && final.text.startsWith(text)) return []
    return [{ invariant: 'I11', what: 'the pieces do not add up to the answer', evidence: speech }]
  })
}

/** I13: a turn takes a minute at most. */
export function turnsTakeAMinute({ dump }: Evidence): Violation[] {
  return dump.turns
    .filter(({ finished_at, asked_at }) => {
      return finished_at !== null && Date.parse(finished_at) - Date.parse(asked_at) > longestTurnMs
    })
    .map((turn) => ({ invariant: 'I13', what: 'a turn took longer than a minute', evidence: turn }))
}

/** I18, as far as the outbox itself shows: every committed event was told, none is there without its change. */
export function outboxIsTold({ dump }: Evidence): Violation[] {
  return dump.outbox.map((row) => ({
    invariant: 'I18',
    what: 'a committed event was never told',
    evidence: row,
  }))
}

/** Enough of an answer to tell it from all others: a model begins each with a number of its own. */
const tellingLength = 10

/** I23: an attempt that was taken over writes no more. Told by its words: a model never says the same twice. */
export function onlyTheHolderWrites(evidence: Evidence): Violation[] {
  return speechesOf(evidence).flatMap((speech) => {
    const { turn, attempt, text, final } = speech
    const holder = evidence.turnById.get(turn)?.attempt ?? 0
    const isHolders = attempt === holder * 100
    const isLate = Math.floor(attempt / 100) < holder
    if (final.answered_by !== 'model' || Math.min(text.length, final.text.length) < tellingLength) return []
    const beginsOtherwise = final.text.slice(0, tellingLength) !== text.slice(0, tellingLength)
    const isWrong = (isLate && final.text.startsWith(text)) || (isHolders && beginsOtherwise)
    if (!isWrong) return []
    return [{ invariant: 'I23', what: 'a writer that had lost the turn wrote', evidence: { speech, holder } }]
  })
}

function answersOf({ dump }: Evidence) {
  return dump.messages.filter(({ role, kind }) => role === 'bot' && kind === 'message')
}

/** What one connection heard of one attempt at an answer, and the answer that was stored. */
interface Speech {
  turn: string
  attempt: number
  /** Up to the first piece that is missing. */
  text: string
  isWhole: boolean
  /** No higher attempt was heard on this connection, and it heard the answer itself. */
  isLast: boolean
  final: { text: string; answered_by: string | null }
}

function speechesOf(evidence: Evidence): Speech[] {
  const finals = new Map(answersOf(evidence).map((row) => [row.turn_id, row]))
  const heard = heardPieces(evidence)
  return heard.flatMap(({ turn, attempts, heardFinal }) => {
    const final = finals.get(turn)
    const last = Math.max(...attempts.keys())
    return [...attempts].flatMap(([attempt, pieces]) => {
      return final ? [{ turn, attempt, ...pieces, isLast: attempt === last && heardFinal, final }] : []
    })
  })
}

/** Of one turn on one connection. */
interface HeardTurn {
  turn: string
  attempts: Map<number, Pick<Speech, 'text' | 'isWhole'>>
  heardFinal: boolean
}

function heardPieces({ entries }: Evidence): HeardTurn[] {
  const turns = new Map<string, HeardTurn>()
  for (const { connection, deed } of entries) {
    if (deed.kind === 'message') {
      const known = turns.get(`${connection}/${deed.message.turn}`)
      if (known) known.heardFinal = true
    } else if (deed.kind === 'delta') {
      const { turn } = deed.delta
      const known = turns.get(`${connection}/${turn}`) ?? { turn, attempts: new Map(), heardFinal: false }
      turns.set(`${connection}/${turn}`, known)
      addPiece(known, deed.delta)
    }
  }
  return [...turns.values()]
}

function addPiece({ attempts }: HeardTurn, { attempt, off, text }: Delta): void {
  const before = attempts.get(attempt) ?? { text: '', isWhole: true }
  const fits = before.isWhole && before.text.length === off
  attempts.set(attempt, fits ? { text: before.text + text, isWhole: true } : { ...before, isWhole: false })
}
