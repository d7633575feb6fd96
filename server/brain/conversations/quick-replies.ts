/** What is shown below a message: its blocks, and the questions that the answerer suggests as quick replies. */
import type { MessageBlock } from '#wire'

const longestLabel = 80

export function withSuggestions(blocks: MessageBlock[] | null, suggestions: string[] | null): MessageBlock[] {
  if (!suggestions?.length) return blocks ?? []
  const replies = suggestions.map((question) =>
    question.length <= longestLabel
      ? { label: question }
      : { label: `${question.slice(0, longestLabel - 1).toWellFormed()}…`, text: question },
  )
  return [...(blocks ?? []), { type: 'quick_replies', replies }]
}
