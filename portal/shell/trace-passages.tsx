/** The passages that were found, best first; the one that was used is marked. */
import type { Trace } from '#wire'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'

interface TracePassagesProps {
  passages: Trace['passages']
  onEditArticle: ((id: string) => void) | undefined
}

const shownFirst = 3

export function TracePassages({ passages, onEditArticle }: TracePassagesProps) {
  if (passages.length === 0) return <p class="soft">No article or fact comes near.</p>
  const rest = passages.slice(shownFirst)
  return (
    <>
      <PassageList passages={passages.slice(0, shownFirst)} onEditArticle={onEditArticle} />
      {rest.length > 0 && (
        <details class="small">
          <summary>{rest.length} more</summary>
          <PassageList passages={rest} onEditArticle={onEditArticle} />
        </details>
      )}
    </>
  )
}

function PassageList({ passages, onEditArticle }: TracePassagesProps) {
  return (
    <ol class="passages">
      {passages.map((passage, index) => {
        const articleId = passage.article_id
        return (
          <li key={index} class="passage" data-used={passage.used}>
            <div class="passage-head">
              <strong class="grow">{passage.title}</strong>
              {passage.used && <Badge tone="good">Used</Badge>}
              <span class="soft small" title="Score">
                {passage.score.toFixed(2)}
              </span>
            </div>
            <p class="small soft">{passage.quote}</p>
            {articleId && onEditArticle && (
              <Button size="small" tone="quiet" icon="pencil" onClick={() => onEditArticle(articleId)}>
                Edit this article
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
