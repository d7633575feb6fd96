/**
 * Holds what clients saw against what the database holds. A pure function: the rules that it names are those of the
 * protocol. Not checked, because nothing of it exists yet: I19 and I20 (webhooks, inbound events), I21 (usage), I22
 * (spend), I24 (erasure). Of I18 only that the outbox was emptied: what was told leaves no trace.
 */
import * as delivery from './delivery-rules.ts'
import { arrange, type Evidence } from './evidence.ts'
import type { Dump, History, Violation } from './history.ts'
import * as message from './message-rules.ts'
import * as turn from './turn-rules.ts'
import * as watcher from './watcher-rules.ts'

const rules: ((evidence: Evidence) => Violation[])[] = [
  message.acknowledgedIsStored,
  message.storedOnce,
  message.storedAsSent,
  delivery.shownIsStored,
  message.placesAreDense,
  delivery.deliveredInOrder,
  delivery.listsAreWhole,
  turn.everyTurnEnds,
  turn.oneAnswer,
  turn.answerComesAfter,
  delivery.nothingForeign,
  turn.piecesAddUp,
  message.everySendResolves,
  turn.turnsTakeAMinute,
  message.authorIsSender,
  message.laterComesLater,
  message.sendersOrder,
  delivery.headNeverGoesBack,
  turn.outboxIsTold,
  turn.onlyTheHolderWrites,
  watcher.inboxesFollow,
  watcher.inboxesEndRight,
  watcher.nothingOfOthers,
]

export function checkHistory(history: History, dump: Dump): Violation[] {
  const evidence = arrange(history, dump)
  return rules.flatMap((rule) => rule(evidence))
}
