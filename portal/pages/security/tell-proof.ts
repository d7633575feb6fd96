/** What a proof of isolation has shown, in words for people who run a business. */
import type { IsolationProof } from '#wire'

export interface Trial {
  what: string
  result: string
  /** Of the trial with both walls down it is hoped that a lot gets through. */
  isAsHoped: boolean
}

export interface ToldProof {
  holds: boolean
  summary: string
  trials: Trial[]
}

export function tellProof(proof: IsolationProof): ToldProof {
  const { probes, leaks, businesses, tables, tables_noticed: noticed } = proof
  const isNoticed = noticed === tables && proof.leaks_without_both > 0
  const trials = [
    standing('Both walls up', leaks),
    standing('Only the database’s wall', proof.leaks_without_first_wall),
    standing('Only the wall in the program', proof.leaks_without_second_wall),
    {
      what: 'No wall at all',
      result: `${inDigits(proof.leaks_without_both)} got through, in ${noticed} of ${tables} tables`,
      isAsHoped: isNoticed,
    },
  ]
  const tried = `One of ${businesses} businesses tried ${inDigits(probes)} times to see or change what belongs to another`
  const outcome = leaks === 0 ? 'not once with success' : `${inDigits(leaks)} times with success`
  const check = isNoticed
    ? 'With both walls taken down the same tries do get through: they see what there is to see.'
    : 'With both walls taken down not every table was reached, so the proof has a gap.'
  return {
    holds: trials.every(({ isAsHoped }) => isAsHoped),
    summary: `${tried}, ${outcome}. ${check}`,
    trials,
  }
}

/** A trial with at least one wall up: nothing may get through. */
function standing(what: string, leaks: number): Trial {
  const result = leaks === 0 ? '0 leaks' : `${inDigits(leaks)} ${leaks === 1 ? 'leak' : 'leaks'}`
  return { what, result, isAsHoped: leaks === 0 }
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US')
}
