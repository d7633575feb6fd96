/** Writes or changes one article, in a window; what was typed is never lost by a slip. */
import { useState } from 'preact/hooks'
import type { Article } from '#wire'
import { client } from '../api/session.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Input } from '../kit/input.tsx'
import { Textarea } from '../kit/textarea.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useSubmit } from './use-submit.ts'

interface ArticleEditorProps {
  /** Absent: a new one. */
  article?: Article | undefined
  /** What stands in the fields of a new one. */
  start?: { question: string; answer: string }
  title: string
  readOnly?: boolean
  onClose(): void
  onSaved(article: Article): void
}

interface Draft {
  question: string
  answer: string
  phrasings: string
  url: string
}

const shownFields = ['/question', '/answer', '/phrasings', '/url']

export function ArticleEditor({
  article,
  start,
  title,
  readOnly = false,
  onClose,
  onSaved,
}: ArticleEditorProps) {
  const [first] = useState(() => toDraft(article, start))
  const [draft, setDraft] = useState(first)
  const [isLeaving, setLeaving] = useState(false)
  const submit = useSubmit()
  const isChanged = JSON.stringify(draft) !== JSON.stringify(first)
  const mayClose = () => {
    if (isChanged) setLeaving(true)
    return !isChanged
  }
  const bind = (name: keyof Draft) => ({
    name,
    value: draft[name],
    readOnly,
    error: submit.field(`/${name}`),
    onValue: (text: string) => setDraft((before) => ({ ...before, [name]: text })),
  })
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    void submit.run(async () => onSaved(await send(article, draft)))
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      mayClose={mayClose}
      footer={
        isLeaving ? (
          <>
            <p class="grow" role="alert">
              Discard what you typed?
            </p>
            <Button onClick={() => setLeaving(false)}>Keep writing</Button>
            <Button tone="bad" onClick={onClose}>
              Discard
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => mayClose() && onClose()}>{readOnly ? 'Close' : 'Cancel'}</Button>
            {!readOnly && (
              <Button tone="main" type="submit" form="article-form" busy={submit.busy}>
                {submit.busy ? 'Saving…' : 'Save article'}
              </Button>
            )}
          </>
        )
      }
    >
      <form id="article-form" class="stack" onSubmit={save}>
        <ProblemNotice problem={submit.problem} shownFields={shownFields} />
        <Input
          label="Question"
          required
          maxLength={500}
          autoFocus={!draft.question}
          placeholder="Do you work on weekends?"
          {...bind('question')}
        />
        <Textarea
          label="Answer"
          required
          rows={4}
          autoFocus={Boolean(draft.question)}
          hint="As you would say it. The bot uses these words and nothing else."
          {...bind('answer')}
        />
        <Textarea
          label="Other phrasings"
          optional
          rows={2}
          hint="One a line: other ways to ask the same."
          {...bind('phrasings')}
        />
        <Input
          label="Link"
          optional
          type="url"
          placeholder="https://"
          hint="Shown below the answer."
          {...bind('url')}
        />
      </form>
    </Dialog>
  )
}

function toDraft(article: Article | undefined, start: ArticleEditorProps['start']): Draft {
  return {
    question: article?.question ?? start?.question ?? '',
    answer: article?.answer ?? start?.answer ?? '',
    phrasings: article?.phrasings.join('\n') ?? '',
    url: article?.url ?? '',
  }
}

function send(article: Article | undefined, draft: Draft): Promise<Article> {
  const url = draft.url.trim()
  const words = {
    question: draft.question.trim(),
    answer: draft.answer.trim(),
    phrasings: draft.phrasings
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }
  return article
    ? client.call('updateArticle', { params: { id: article.id }, body: { ...words, url: url || null } })
    : client.call('createArticle', { body: { ...words, ...(url && { url }) } })
}
