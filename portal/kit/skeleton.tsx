/** The shape of what is coming. */
import './skeleton.css'

interface SkeletonProps {
  /** How many lines. @default 3 */
  lines?: number
  /** `row` is as high as a row of a list. @default 'line' */
  shape?: 'line' | 'row' | 'block'
}

export function Skeleton({ lines = 3, shape = 'line' }: SkeletonProps) {
  return (
    <div class="skeleton" role="status" aria-label="Loading" data-shape={shape}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}
