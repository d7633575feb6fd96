/** The phrases of an intent, one a line; many can be pasted at once. */
import { Textarea } from '../../kit/textarea.tsx'
import { longestPhrase, parsePhrases } from './parse-phrases.ts'

interface PhrasesFieldProps {
  value: string
  onValue(value: string): void
  error: string | undefined
  readOnly: boolean
  autoFocus: boolean
}

const mostPhrases = 5000
/** With fewer, an intent is known by little more than their own words. */
const enoughPhrases = 5

export function PhrasesField({ value, onValue, error, readOnly, autoFocus }: PhrasesFieldProps) {
  const { phrases, copies, tooLong } = parsePhrases(value)
  return (
    <div class="stack intent-phrases">
      <Textarea
        label="Phrases"
        name="phrases"
        value={value}
        onValue={onValue}
        readOnly={readOnly}
        autoFocus={autoFocus}
        placeholder={'where can I park\ndo you have parking\nis there a car park nearby'}
        error={error ?? reason(phrases.length, tooLong)}
        hint="One a line: what a visitor would write. Paste as many as you have."
      />
      <p class="small soft intent-count" role="status">
        {advice(phrases.length)}
        {copies > 0 && ` ${copies === 1 ? 'A copy is' : `${copies} copies are`} left out.`}
      </p>
    </div>
  )
}

function advice(count: number): string {
  const counted = count === 1 ? '1 phrase.' : `${count.toLocaleString()} phrases.`
  if (count >= enoughPhrases) return counted
  return `${counted} Five or more, each in other words, make it sure.`
}

function reason(count: number, tooLong: readonly string[]): string | undefined {
  if (count > mostPhrases) return `An intent has at most ${mostPhrases.toLocaleString()} phrases.`
  const [first] = tooLong
  if (!first) return undefined
  return `“${first.slice(0, 40)}…” is longer than ${longestPhrase} characters.`
}
