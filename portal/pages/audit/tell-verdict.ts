/** What a check of the chain found, in a sentence or two. */
import type { AuditVerdict } from '#wire'

export function tellVerdict({ intact, entries, cut, head, broken_at, fault }: AuditVerdict): string {
  if (intact) {
    return entries === 0
      ? 'There is no entry yet, so nothing can be broken.'
      : `The chain is whole ${cut ? `from entry ${cut.seq + 1} ` : ''}up to entry ${head?.seq ?? entries}: nothing was changed, removed or slipped in.`
  }
  const before = broken_at && broken_at > 1 ? ` Up to entry ${broken_at - 1} the log is whole.` : ''
  return `${faults[fault ?? 'altered'](broken_at ?? 0)}${before} Tell whoever runs this server.`
}

const faults: Record<NonNullable<AuditVerdict['fault']>, (seq: number) => string> = {
  missing: (seq) => `Entry ${seq} is missing.`,
  altered: (seq) => `Entry ${seq} is not what was written.`,
  cut_off: (seq) => `The log was cut off: it should go on with entry ${seq}.`,
  not_as_anchored: (seq) => `From entry ${seq} on, the log was written anew.`,
}
