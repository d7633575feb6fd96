/** Asks for the next page of a list, below it. */
import { Button } from '../kit/button.tsx'
import type { Pages } from './use-pages.ts'

export function MoreButton({ list }: { list: Pick<Pages<unknown>, 'hasMore' | 'busy' | 'more'> }) {
  if (!list.hasMore) return null
  return (
    <div class="row">
      <Button busy={list.busy} onClick={list.more}>
        Load more
      </Button>
    </div>
  )
}
