/** What a review found, as the list and the editor show it. */
import type { IntentProblem, IntentProblemKind } from '#wire'

const labels: Record<IntentProblemKind, string> = {
  clash: 'Clash',
  mistakable: 'Unclear phrase',
  empty: 'No phrases',
  thin: 'Few phrases',
  duplicate: 'Copies',
  long: 'Long phrase',
}

/** The problems of one intent; what mixes two up is told with both. */
export function problemsOf(problems: readonly IntentProblem[], name: string): IntentProblem[] {
  return problems.filter(({ kind, intent, other }) => intent === name || (kind === 'clash' && other === name))
}

/** Each kind once, the worst first. */
export function labelsOf(problems: readonly IntentProblem[]): { label: string; isBad: boolean }[] {
  return [...new Set(problems.map(({ kind }) => kind))].map((kind) => ({
    label: labels[kind],
    isBad: kind === 'clash' || kind === 'empty',
  }))
}
