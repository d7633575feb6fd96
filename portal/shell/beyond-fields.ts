/** What a form has to tell apart from its fields. */
import type { ApiError } from '../api/api-error.ts'

/** Null when each field of the problem tells its part itself. @param pointers of the fields that the form shows */
export function beyondFields(problem: ApiError | null, ...pointers: string[]): ApiError | null {
  if (!problem || problem.fields.size === 0) return problem
  return [...problem.fields.keys()].every((pointer) => pointers.includes(pointer)) ? null : problem
}
