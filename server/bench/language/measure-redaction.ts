/** Takes personal data out of the texts of each file of a folder: what is marked should go, clean messages should stay. */
import { join } from 'node:path'
import { redact } from '../../platform/redaction/redact.ts'
import { percentile } from '../percentile.ts'
import { type Figure, figure } from './figure.ts'
import { namesIn, readLines } from './read-lines.ts'
import { percent } from './scores.ts'

interface Marked {
  text: string
  /** Absent in a file of clean messages. */
  spans?: readonly { type: string; value: string }[]
}

/** Types of spans by the names of their figures; the others are nobody's to take out. */
const names: Readonly<Record<string, string>> = {
  EMAIL_ADDRESS: 'e-mail',
  CREDIT_CARD: 'card',
  PHONE_NUMBER: 'phone',
  IBAN_CODE: 'IBAN',
  US_SSN: 'SSN',
  IP_ADDRESS: 'IP',
  DOMAIN_NAME: 'domain',
  URL: 'domain',
  STREET_ADDRESS: 'street',
  PERSON: 'person',
}

/** Per file: of each type the share of the values that are gone, or of clean messages the share that changed. */
export function measureRedaction(folder: string, set: string): Figure[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      ofFile(`${set} ${name.replace('.jsonl', '')}`, readLines(join(folder, name), isMarked)),
    )
}

function isMarked(row: unknown): row is Marked {
  return typeof row === 'object' && row !== null && 'text' in row && typeof row.text === 'string'
}

function ofFile(label: string, rows: readonly Marked[]): Figure[] {
  if (rows.length === 0) return []
  // The first texts pay for the compiler.
  for (const { text } of rows.slice(0, 500)) redact(text)
  const times: number[] = []
  const told = rows.map(({ text, spans }) => {
    const before = performance.now()
    const redacted = redact(text)
    times.push(performance.now() - before)
    return { redacted, spans: spans ?? [], isChanged: redacted !== text }
  })
  const time = figure(label, 'redaction, p95', percentile(times, 0.95), 'ms')
  if (rows.every(({ spans }) => spans === undefined)) {
    const changed = percent(told, ({ isChanged }) => isChanged)
    return [figure(label, 'clean changed', changed), time]
  }
  const values = told.flatMap(({ redacted, spans }) =>
    spans.map(({ type, value }) => ({ name: names[type], isGone: !redacted.includes(value) })),
  )
  const shares = Map.groupBy(values, ({ name }) => name ?? '')
  shares.delete('')
  const ofTypes = [...shares].map(([name, all]) =>
    figure(
      label,
      name,
      percent(all, ({ isGone }) => isGone),
    ),
  )
  return [...ofTypes, time]
}
