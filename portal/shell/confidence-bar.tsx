/** How sure the bot was, against how sure it has to be. */
import './confidence-bar.css'

interface ConfidenceBarProps {
  confidence: number | null
  threshold: number
}

export function ConfidenceBar({ confidence, threshold }: ConfidenceBarProps) {
  if (confidence === null) {
    return <p class="soft">Not needed: this was answered by rule.</p>
  }
  const isEnough = confidence >= threshold
  return (
    <div class="confidence" data-enough={isEnough}>
      <div class="confidence-track" aria-hidden="true">
        <span class="confidence-fill" style={{ inlineSize: width(confidence) }} />
        <span class="confidence-mark" style={{ insetInlineStart: width(threshold) }} />
      </div>
      <p class="small">
        <strong>{Math.round(confidence * 100)} %</strong>
        <span class="soft">
          {' '}
          {isEnough ? 'is enough: it needs' : 'is too little: it needs'} {Math.round(threshold * 100)} %
        </span>
      </p>
    </div>
  )
}

function width(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100))}%`
}
