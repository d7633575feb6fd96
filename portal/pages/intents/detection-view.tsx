/** What a message was taken for: the intent, how sure, what else, and what it mentions. */
import type { ComponentChildren } from 'preact'
import type { Intent } from '#wire'
import type { Detection } from '../../api/calls.ts'
import { Badge } from '../../kit/badge.tsx'
import { ConfidenceBar } from '../../shell/confidence-bar.tsx'

interface DetectionViewProps {
  detection: Detection
  own: readonly Intent[]
}

export function DetectionView({ detection, own }: DetectionViewProps) {
  const { intent, alternatives, entities } = detection
  const others = detection.intents.filter(({ name }) => name !== intent?.name)
  const candidates = alternatives.slice(intent ? 0 : 1).filter(({ confidence }) => confidence >= 0.01)
  return (
    <dl class="detection">
      <Part name="Understood as">
        <Understood detection={detection} isOwn={own.some(({ name }) => name === intent?.name)} />
      </Part>
      {others.length > 0 && (
        <Part name="Also in this message">
          <Scores matches={others} />
        </Part>
      )}
      {entities.length > 0 && (
        <Part name="Noticed">
          <div class="row">
            {entities.map((entity) => (
              <Badge key={`${entity.start}-${entity.type}`}>
                {entity.type}: {entity.value}
              </Badge>
            ))}
          </div>
        </Part>
      )}
      {candidates.length > 0 && (
        <Part name="Other candidates">
          <Scores matches={candidates} />
        </Part>
      )}
    </dl>
  )
}

function Understood({ detection, isOwn }: { detection: Detection; isOwn: boolean }) {
  const { intent, alternatives, threshold = 0.5 } = detection
  const nearest = intent ?? alternatives[0]
  return (
    <>
      {intent ? (
        <div class="row">
          <Name name={intent.name} isOwn={isOwn} />
          <Badge tone={isOwn ? 'accent' : 'plain'}>{isOwn ? 'Yours' : 'Built in'}</Badge>
        </div>
      ) : (
        <p>
          <strong>No intent.</strong> It would be answered from your facts and articles.
        </p>
      )}
      {!intent && nearest && (
        <p class="small soft">
          Nearest: <span class="mono">{nearest.name}</span>
        </p>
      )}
      {nearest && <ConfidenceBar confidence={nearest.confidence} threshold={threshold} />}
    </>
  )
}

function Name({ name, isOwn }: { name: string; isOwn: boolean }) {
  if (!isOwn) return <strong class="mono">{name}</strong>
  return (
    <a class="mono" href={`/app/intents/${name}`}>
      {name}
    </a>
  )
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="detection-part">
      <dt>{name}</dt>
      <dd class="stack-tight">{children}</dd>
    </div>
  )
}

function Scores({ matches }: { matches: readonly { name: string; confidence: number }[] }) {
  return (
    <ul class="detection-scores small">
      {matches.map(({ name, confidence }) => (
        <li key={name}>
          <span class="mono">{name}</span> <span class="soft">{Math.round(confidence * 100)} %</span>
        </li>
      ))}
    </ul>
  )
}
