/** `/app/test`: ask the bot, see why it answered so, fix it, see the difference. */

import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { Article } from '#wire'
import { draftConfig, loadConfig } from '../../api/bot-config.ts'
import { client, me } from '../../api/session.ts'
import { Button } from '../../kit/button.tsx'
import { ArticleEditor } from '../../shell/article-editor.tsx'
import { inBackground } from '../../shell/in-background.ts'
import { Page } from '../../shell/page.tsx'
import { Composer } from './composer.tsx'
import { suggestQuestions } from './suggest-questions.ts'
import './test-page.css'
import { TrialRow } from './trial-row.tsx'
import { ask, askAfterFix, askAgain, openTrials, startOver, type Trial, trials } from './trials.ts'
import { Welcome } from './welcome.tsx'

/** The window that is open: which trial it is about, and the article it changes. */
interface Fix {
  trial: Trial
  article: Article | undefined
}

export function TestPage() {
  const { query } = useLocation()
  const [fix, setFix] = useState<Fix | null>(null)
  const rows = useRef<HTMLOListElement>(null)
  const list = trials.value
  const isWaiting = list.some(({ answer, problem }) => !answer && !problem)
  useEffect(() => {
    openTrials(me.value?.tenant.id ?? '')
    void loadConfig()
  }, [])
  useEffect(() => {
    if (list.length > 0) rows.current?.lastElementChild?.scrollIntoView({ block: 'start' })
  }, [list])
  const put = (question: string) => void ask(question)
  const editArticle = async (trial: Trial, id: string) => {
    setFix({ trial, article: await client.call('getArticle', { params: { id } }) })
  }
  const reask = (trial: Trial) => {
    setFix(null)
    void askAfterFix(trial)
  }
  return (
    <Page
      title="Test your bot"
      lead="Ask what a visitor would ask. Nothing here counts or is kept in your inbox."
      width="wide"
      actions={list.length > 0 && <Button onClick={startOver}>Start over</Button>}
    >
      {query.welcome && <Welcome />}
      <div class="test">
        {list.length === 0 && <FirstQuestions onAsk={put} />}
        <ol ref={rows} class="trials" aria-label="Questions and answers">
          {list.map((trial, index) => (
            <TrialRow
              key={trial.key}
              trial={trial}
              isLatest={index === list.length - 1}
              onRetry={() => void askAgain(trial)}
              onFix={() => setFix({ trial, article: undefined })}
              onEditArticle={(id) => inBackground(editArticle(trial, id))}
              onSuggestion={put}
            />
          ))}
        </ol>
        <p class="visually-hidden" role="status">
          {list.at(-1)?.answer?.reply.text}
        </p>
        <Composer asked={list.map(({ question }) => question)} busy={isWaiting} onAsk={put} />
      </div>
      {fix && (
        <ArticleEditor
          title={fix.article ? 'Edit the article it used' : 'Fix this answer'}
          article={fix.article}
          start={{ question: fix.trial.question, answer: '' }}
          onClose={() => setFix(null)}
          onSaved={() => reask(fix.trial)}
        />
      )}
    </Page>
  )
}

function FirstQuestions({ onAsk }: { onAsk(question: string): void }) {
  return (
    <div class="test-start">
      <p class="soft">Start with one of these, or type your own:</p>
      <div class="row">
        {suggestQuestions(draftConfig.value?.business ?? null).map((question) => (
          <Button key={question} onClick={() => onAsk(question)}>
            {question}
          </Button>
        ))}
      </div>
    </div>
  )
}
