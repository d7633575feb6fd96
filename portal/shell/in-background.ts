/** Starts work that nothing waits for. */
import { explain, toApiError } from '../api/api-error.ts'
import { toast } from '../kit/toast.tsx'

/** Hands a promise over; what it throws appears as a note at the edge of the page. */
export function inBackground(work: Promise<unknown>): void {
  work.catch((thrown: unknown) => toast({ text: explain(toApiError(thrown)), tone: 'bad' }))
}
