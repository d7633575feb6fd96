/** Tells whether an e-mail address can be used to sign up, and what was probably meant. */
import type { Directory } from '../../platform/tenancy/directory.ts'
import { emailAddress } from './email-address.ts'

export interface EmailCheck {
  valid: boolean
  /** True when nobody has an account with it. */
  available: boolean
  /** The address with its slip of the pen mended. */
  suggestion?: string
}

export async function checkEmail(directory: Directory, text: string): Promise<EmailCheck> {
  const suggestion = suggestEmail(text)
  const { success: valid, data: email } = emailAddress.safeParse(text)
  const available = valid && (await directory.userByEmail(email)) === undefined
  return { valid, available, ...(suggestion && { suggestion }) }
}

const commonDomains = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'aol.com',
  'live.com',
  'msn.com',
  'comcast.net',
  'proton.me',
  'protonmail.com',
]
/** Real ones that are one letter away from a more common one. */
const domainsMeant = new Set([...commonDomains, 'mail.com', 'email.com', 'ymail.com', 'gmx.com', 'me.com'])

function suggestEmail(text: string): string | undefined {
  const [, name, domain] =
    text
      .trim()
      .toLowerCase()
      .match(/^([^\s@]+)@([^\s@]+)$/) ?? []
  if (!name || !domain || domain.length > 30 || domainsMeant.has(domain)) return undefined
  const meant =
    commonDomains.find((common) => isOneSlip(domain, common)) ?? domain.replace(/\.(con|cmo|ocm)$/, '.com')
  return meant === domain ? undefined : `${name}@${meant}`
}

/** One letter too much, too few or wrong, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0
  while (start < meant.length && typed[start] === meant[start]) start += 1
  const rest = typed.slice(start)
  const goal = meant.slice(start)
  return (
    rest.slice(1) === goal ||
    rest === goal.slice(1) ||
    rest.slice(1) === goal.slice(1) ||
    (rest.slice(2) === goal.slice(2) && rest[0] === goal[1] && rest[1] === goal[0])
  )
}
