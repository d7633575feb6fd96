/** One form or button that sends something: waiting, refused, and which fields are to blame. */
import { useState } from 'preact/hooks'
import { type ApiError, toApiError } from '../api/api-error.ts'
import { focusInvalid } from './focus-invalid.ts'

export interface Submit {
  busy: boolean
  problem: ApiError | null
  /** The sentence for one field, by JSON pointer. */
  field(pointer: string): string | undefined
  /** Runs the work; true when nothing was thrown. A second call while busy does nothing. */
  run(work: () => Promise<unknown>): Promise<boolean>
}

export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return false
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (thrown) {
      setProblem(toApiError(thrown))
      focusInvalid()
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, field: (pointer) => problem?.fields.get(pointer), run }
}
