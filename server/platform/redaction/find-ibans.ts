/** Bank accounts in the international form: a country that has them, and as many signs as that country gives them. */
import type { Stretch } from './personal-data.ts'

/** Signs of an account by country, the country itself and its two check digits counted. */
const lengths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 ' +
    'EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 ' +
    'KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 ' +
    'PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 ' +
    'UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
const beginning = /(?<![a-z0-9])([a-z]{2})[ -]?\d\d(?=[ -]?[a-z0-9])/gi
const fewestDigits = 6

/** The check digits are not asked for: with a slip in it, an account is still somebody's. */
export function findIbans(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const match of text.matchAll(beginning)) {
    const length = lengths[match[1]?.toUpperCase() ?? '']
    const start = match.index
    if (length === undefined || start < (found.at(-1)?.end ?? 0)) continue
    const end = endOf(text, start, length)
    if (end !== null && isAccount(text.slice(start, end))) found.push({ start, end })
  }
  return found
}

/** Where so many letters and digits end, at most one blank or dash between two; null where they end elsewhere. */
function endOf(text: string, start: number, length: number): number | null {
  let at = start
  for (let count = 0; count < length; at += 1) {
    const isSign = /[a-z0-9]/i.test(text.charAt(at))
    if (isSign) count += 1
    else if (!/[ -]/.test(text.charAt(at)) || !/[a-z0-9]/i.test(text.charAt(at + 1))) return null
  }
  return /[a-z0-9]/i.test(text.charAt(at)) ? null : at
}

/** In one piece or in fours, as accounts are written; other spacing needs the right check digits. */
function isAccount(written: string): boolean {
  const signs = written.replace(/[ -]/g, '')
  if (signs.slice(4).replace(/\D/g, '').length < fewestDigits) return false
  const isUsual = signs === written || /^(?:[a-z0-9]{4}([ -]))(?:[a-z0-9]{4}\1)*[a-z0-9]{1,4}$/i.test(written)
  return isUsual || hasCheckDigits(signs)
}

function hasCheckDigits(signs: string): boolean {
  let rest = 0
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
