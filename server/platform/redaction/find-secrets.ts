/** What opens doors: keys, tokens, passwords inside addresses. */
import type { Stretch } from './personal-data.ts'

const forms = [
  // Of this program, and those that services give out with a short name and a line before them.
  /\b(?:dk|sk|pk|rk|whsec|ghp|gho|ghs|github_pat|glpat|xox[abprs]|hf|npm)[_-][\w-]{16,200}/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\beyJ[\w-]{8,2000}\.[\w-]{8,4000}(?:\.[\w-]{0,2000})?/g,
  /(?<=\b(?:bearer|basic) )(?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{12,2000}/gi,
  // Name and password in an address.
  /(?<=:\/\/)[^\s:@/]{0,100}:[^\s@/]{1,200}(?=@)/g,
]

export function findSecrets(text: string): Stretch[] {
  const found = forms.flatMap((form) =>
    Array.from(text.matchAll(form), ({ 0: { length }, index: start }) => ({ start, end: start + length })),
  )
  let end = 0
  return found
    .sort((first, second) => first.start - second.start)
    .filter((stretch) => {
      if (stretch.start < end) return false
      end = stretch.end
      return true
    })
}
