/** Refuses a mail whose address or subject could become more than one header or recipient. */
import type { Mail } from './mail.ts'

const address = /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()\\,;"@\p{Cc}]{1,253}$/u
const longestSubject = 998

/** @returns the same mail @throws when it cannot be sent as it is */
export function checkMail(mail: Mail): Mail {
  if (!address.test(mail.to)) throw new Error('a mail goes to one address')
  if (/\p{Cc}/u.test(mail.subject)) throw new Error('a subject has no line ends or control characters')
  if (mail.subject === '' || mail.subject.length > longestSubject)
    throw new Error('a subject has 1 to 998 characters')
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(mail.kind)) throw new Error('a kind of mail is one word')
  return mail
}
