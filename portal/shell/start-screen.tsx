/** What is seen before it is known who is there, or when the server cannot be reached. */
import { phase, resumeSession } from '../api/session.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { Brand } from './brand.tsx'
import './start-screen.css'

export function StartScreen() {
  if (phase.value === 'unreachable') {
    return (
      <main class="start">
        <EmptyState
          icon="warning"
          title="The server cannot be reached"
          action={
            <Button tone="main" onClick={() => void resumeSession()}>
              Try again
            </Button>
          }
        >
          <p>Check your connection. You stay signed in.</p>
        </EmptyState>
      </main>
    )
  }
  return (
    <main class="start">
      <div class="start-wait">
        <Brand />
        <Skeleton lines={3} />
      </div>
    </main>
  )
}
