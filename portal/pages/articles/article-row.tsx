/** One article in the list. */
import type { Article } from '#wire'
import { IconButton } from '../../kit/button.tsx'
import { RelativeTime } from '../../kit/relative-time.tsx'

interface ArticleRowProps {
  article: Article
  href: string
  onDelete?: () => void
}

export function ArticleRow({ article, href, onDelete }: ArticleRowProps) {
  const count = article.phrasings.length
  return (
    <div class="link-row">
      <div class="grow">
        <h2>
          <a href={href}>{article.question}</a>
        </h2>
        <p class="soft clip-2">{article.answer}</p>
        <p class="soft small">
          Changed <RelativeTime at={article.updated_at} />
          {count > 0 && ` · ${count} other ${count === 1 ? 'phrasing' : 'phrasings'}`}
        </p>
      </div>
      {onDelete && <IconButton icon="trash" label={`Delete “${article.question}”`} onClick={onDelete} />}
    </div>
  )
}
