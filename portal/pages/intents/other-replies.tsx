/** The reply in other languages, each with its text. */
import { Button, IconButton } from '../../kit/button.tsx'
import { Select } from '../../kit/select.tsx'
import { Textarea } from '../../kit/textarea.tsx'
import type { OtherReply } from './intent-draft.ts'

interface OtherRepliesProps {
  replies: readonly OtherReply[]
  onReplies(replies: OtherReply[]): void
  readOnly: boolean
}

/** In which the bot finds its own words, too. */
const languages = 'ar de en es fr hi it ja nl pl pt ru th tr vi zh'.split(' ')

export function OtherReplies({ replies, onReplies, readOnly }: OtherRepliesProps) {
  const change = (at: number, part: Partial<OtherReply>) =>
    onReplies(replies.map((reply, place) => (place === at ? { ...reply, ...part } : reply)))
  const free = languages.find((code) => !replies.some(({ locale }) => locale === code))
  return (
    <>
      {replies.map(({ locale, text }, at) => (
        <div key={at} class="intent-other-reply">
          <Select
            label="Language"
            value={locale}
            disabled={readOnly}
            options={optionsFor(replies, locale)}
            onValue={(chosen) => change(at, { locale: chosen })}
          />
          {!readOnly && (
            <IconButton
              icon="trash"
              label={`Remove the reply in ${nameOf(locale)}`}
              onClick={() => onReplies(replies.filter((_, place) => place !== at))}
            />
          )}
          <Textarea
            label={`Reply in ${nameOf(locale)}`}
            rows={2}
            maxLength={4000}
            value={text}
            readOnly={readOnly}
            onValue={(typed) => change(at, { text: typed })}
          />
        </div>
      ))}
      {!readOnly && free && (
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() => onReplies([...replies, { locale: free, text: '' }])}
          >
            Reply in another language
          </Button>
        </div>
      )}
    </>
  )
}

function optionsFor(replies: readonly OtherReply[], own: string) {
  const taken = replies.map(({ locale }) => locale).filter((locale) => locale !== own)
  return [...new Set([own, ...languages])]
    .filter((code) => !taken.includes(code))
    .map((code) => ({ value: code, label: nameOf(code) }))
}

function nameOf(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}
