/** `/app/articles` and `/app/articles/:id`: questions and their answers. */

import { useEffect, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso/router'
import type { Article, Page as ListPage } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { Button, ButtonLink } from '../../kit/button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Input } from '../../kit/input.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { toast } from '../../kit/toast.tsx'
import { inBackground } from '../../shell/in-background.ts'
import { Page } from '../../shell/page.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { ReadOnlyNotice } from '../../shell/read-only-notice.tsx'
import { type Loaded, useLoad } from '../../shell/use-load.ts'
import { addPage, putArticle, withoutArticle } from './article-list.ts'
import { ArticleRow } from './article-row.tsx'
import './articles-page.css'
import '../../kit/link-list.css'
import { ArticleWindow } from './article-window.tsx'

const pageSize = 30

export function ArticlesPage() {
  const { query, route } = useLocation()
  const { params } = useRoute()
  const q = query.q ?? ''
  const list = useLoad(
    (signal) => client.call('listArticles', { query: { limit: pageSize, q } }, { signal }),
    [q],
  )
  const { data } = list
  const home = q ? `/app/articles?q=${encodeURIComponent(q)}` : '/app/articles'
  const add = (article: Article) => list.setData((before) => putArticle(before, article))
  const remove = (article: Article) => {
    list.setData((before) => withoutArticle(before, article.id))
    inBackground(deleteArticle(article, add))
  }
  return (
    <Page
      title="Articles"
      lead="Questions with your own answers. A new one is used within a second."
      actions={
        mayEdit.value && (
          <ButtonLink tone="main" icon="plus" href={withQuery('/app/articles/new', q)}>
            New article
          </ButtonLink>
        )
      }
    >
      {!mayEdit.value && <ReadOnlyNotice />}
      {(q || (data && data.data.length > 0) || !data) && <SearchField q={q} />}
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      {!data && !list.problem && <Skeleton shape="row" lines={5} />}
      {data?.data.length === 0 && <NoneHere q={q} />}
      {data && data.data.length > 0 && (
        <ul class="link-list">
          {data.data.map((article) => (
            <li key={article.id}>
              <ArticleRow
                article={article}
                href={withQuery(`/app/articles/${article.id}`, q)}
                {...(mayEdit.value && { onDelete: () => remove(article) })}
              />
            </li>
          ))}
        </ul>
      )}
      {data?.has_more && <MoreButton list={list} q={q} />}
      {params.id && (
        <ArticleWindow
          id={params.id}
          known={data?.data.find(({ id }) => id === params.id)}
          onClose={() => route(home)}
          onSaved={(article) => {
            add(article)
            route(home)
            toast({ text: 'Saved. Your bot answers with it now.', tone: 'good' })
          }}
        />
      )}
    </Page>
  )
}

const searchPauseMs = 250

function SearchField({ q }: { q: string }) {
  const { route } = useLocation()
  const [text, setText] = useState(q)
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => route(withQuery('/app/articles', text.trim()), true), searchPauseMs)
    return () => clearTimeout(timer)
  }, [text, q])
  return (
    <search>
      <Input
        label="Search articles"
        hideLabel
        type="search"
        placeholder="Search questions and answers"
        value={text}
        onValue={setText}
      />
    </search>
  )
}

function MoreButton({ list, q }: { list: Loaded<ListPage<Article>>; q: string }) {
  const [busy, setBusy] = useState(false)
  const more = async () => {
    const cursor = list.data?.next_cursor
    if (!cursor) return
    setBusy(true)
    try {
      const next = await fetchMore(cursor, q)
      list.setData((before) => addPage(before, next))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="row articles-more">
      <Button busy={busy} onClick={() => inBackground(more())}>
        {busy ? 'Loading…' : 'Show more'}
      </Button>
    </div>
  )
}

function fetchMore(cursor: string, q: string): Promise<ListPage<Article>> {
  return client.call('listArticles', { query: { limit: pageSize, cursor, q } })
}

/** Deletes at once; "Undo" writes the article anew, so it gets a new id. */
async function deleteArticle(article: Article, add: (article: Article) => void): Promise<void> {
  try {
    await client.call('deleteArticle', { params: { id: article.id } })
  } catch (thrown) {
    add(article)
    throw thrown
  }
  const restore = async () => add(await client.call('createArticle', { body: toRequest(article) }))
  toast({
    text: `Deleted “${article.question}”.`,
    action: { label: 'Undo', run: () => inBackground(restore()) },
  })
}

function toRequest({ question, answer, phrasings, url, locale, bot_id }: Article) {
  return {
    question,
    answer,
    phrasings,
    ...(url ? { url } : {}),
    ...(locale ? { locale } : {}),
    ...(bot_id ? { bot: bot_id } : {}),
  }
}

function withQuery(path: string, q: string): string {
  return q ? `${path}?q=${encodeURIComponent(q)}` : path
}

/** Why the list is empty, and what to do. */
function NoneHere({ q }: { q: string }) {
  return q ? <NothingFound q={q} /> : <NoArticles />
}

function NothingFound({ q }: { q: string }) {
  return (
    <EmptyState
      icon="search"
      title={`Nothing about “${q}” yet`}
      action={mayEdit.value && <ButtonLink href="/app/articles/new">Write it</ButtonLink>}
    >
      <p>If visitors ask about it, an article makes the answer yours.</p>
    </EmptyState>
  )
}

function NoArticles() {
  return (
    <EmptyState
      icon="book"
      title="Teach it your first answer"
      action={
        mayEdit.value && (
          <ButtonLink tone="main" icon="plus" href="/app/articles/new">
            Write the first article
          </ButtonLink>
        )
      }
    >
      <p>
        An article is one question and its answer, in your words. Start with what people ask on the phone: “Do
        you offer financing?”, “How soon can you come?”, “Do you take my insurance?”
      </p>
      <p>Hours, address and prices need no article: they come from the Business page.</p>
    </EmptyState>
  )
}
