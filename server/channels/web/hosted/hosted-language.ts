/** The language of a hosted page: what its address asks for, else what the browser prefers. */

const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

/** @param accepted the header `Accept-Language` */
export function hostedLanguage(asked: string, accepted: string): string {
  if (asked.length <= 35 && tag.test(asked)) return asked
  const first = accepted.slice(0, 200).split(/[,;]/)[0]?.trim() ?? ''
  return first.length <= 35 && tag.test(first) ? first : 'en'
}
