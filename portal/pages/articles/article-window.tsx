/** The article of the address, in a window: a new one, one from the list, or one to load first. */
import type { Article } from '#wire'
import { client, mayEdit } from '../../api/session.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Skeleton } from '../../kit/skeleton.tsx'
import { ArticleEditor } from '../../shell/article-editor.tsx'
import { ProblemNotice } from '../../shell/problem-notice.tsx'
import { useLoad } from '../../shell/use-load.ts'

interface ArticleWindowProps {
  /** `new` or the id. */
  id: string
  known: Article | undefined
  onClose(): void
  onSaved(article: Article): void
}

export function ArticleWindow({ id, known, onClose, onSaved }: ArticleWindowProps) {
  const { data, problem, reload } = useLoad(
    async (signal) =>
      known ?? (id === 'new' ? null : await client.call('getArticle', { params: { id } }, { signal })),
    [id],
  )
  if (id === 'new') {
    return <ArticleEditor title="New article" readOnly={!mayEdit.value} onClose={onClose} onSaved={onSaved} />
  }
  const article = known ?? data
  if (!article || article.id !== id) {
    return (
      <Dialog title="Article" onClose={onClose}>
        {problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Skeleton lines={4} />}
      </Dialog>
    )
  }
  return (
    <ArticleEditor
      key={id}
      title={mayEdit.value ? 'Edit article' : 'Article'}
      article={article}
      readOnly={!mayEdit.value}
      onClose={onClose}
      onSaved={onSaved}
    />
  )
}
