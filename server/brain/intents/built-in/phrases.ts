/** Reads lists of phrases that are written one a line. */
import type { TrainingIntent } from '../intent-types.ts'

/** Makes an intent of each entry; empty lines and margins do not count. */
export function intentsFrom(lists: Readonly<Record<string, string>>): TrainingIntent[] {
  return Object.entries(lists).map(([name, list]) => ({ name, phrases: phrasesFrom(list) }))
}

export function phrasesFrom(list: string): string[] {
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
