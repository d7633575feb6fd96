/** Writes digits, spaces, dashes and full-width signs of all scripts the ASCII way, without moving any character. */

/** Everything beyond ASCII that stands for a digit, a blank, a dash or a sign of addresses. */
const foreign = /[\p{Nd}\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\uff08-\uff0f\uff1a\uff20]/gu
const plain: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '＋': '+',
  '－': '-',
  '．': '.',
  '／': '/',
  '：': ':',
  '＠': '@',
}

/** The result has the length of the text, so that places in one are places in the other. */
export function foldSigns(text: string): string {
  return isAscii(text) ? text : text.replace(foreign, asAscii)
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text)
}

function asAscii(sign: string): string {
  // Digits beyond the basic plane are two units wide: nobody writes phone numbers with them.
  if (sign.length > 1) return sign
  if (sign in plain) return plain[sign] ?? sign
  if (/\d/.test(sign)) return sign
  if (/\p{Nd}/u.test(sign)) return String(digitOf(sign.charCodeAt(0)))
  return /[\u2010-\u2015\u2212]/.test(sign) ? '-' : ' '
}

/** Digits stand in rows of ten, each row from zero to nine. */
function digitOf(code: number): number {
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero -= 1
  return code - zero
}
