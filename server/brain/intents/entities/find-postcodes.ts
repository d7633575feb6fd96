/** Finds postcodes: by a form that nothing else has, by the place behind them, or by a word such as "ZIP". */
import type { Entity } from '#wire'
import { type FoldedText, findForms } from './find-forms.ts'
import { foldAligned } from './fold-aligned.ts'

const states =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]'
const words =
  'zip(?: code)?|post ?code|postal code|plz|postleitzahl|codigo postal|code postal|cap|cep|kod pocztowy|почтовый индекс|индекс|posta kodu|الرمز البريدي|पिन कोड|पिनकोड|邮编|邮政编码|郵遞區號|郵便番号|〒|รหัสไปรษณีย์|mã bưu điện|mã bưu chính'

/** Read as written: small letters would find words in other text. */
const written: readonly RegExp[] = [
  /(?<![A-Za-z0-9])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![A-Za-z0-9])/g,
  new RegExp(`(?<=(?<![A-Za-z])(?:${states}),? )\\d{5}(?:-\\d{4})?(?![\\d-])`, 'g'),
  /(?<![A-Za-z0-9.,-])[1-9]\d{3} [A-Z]{2}(?= ?[,.;]| [A-Z][a-z]|$)/g,
  /(?<=(?:[,\n] ?|\b(?:in|aus|à|en|a) |\b(?:D|F|A|CH)-))\d{4,5}(?= \p{Lu}\p{Ll})/gu,
  /(?<![\d-])\d{2}-\d{3}(?= \p{Lu}\p{Ll})/gu,
  /(?<![\d.-])\d{5}-\d{3}(?![\d-])/g,
]
const named = new RegExp(
  `(?<=(?<!\\p{L})(?:${foldAligned(words)})(?: is| ist| es| est| è| e| é| to|は|是|:|：| :)? ?)(?:\\d{3,6}(?:-\\d{3,4})?|\\d{4} ?[a-z]{2})(?![\\d\\p{L}])`,
  'gu',
)

export function findPostcodes(text: FoldedText): Entity[] {
  const read = (match: RegExpMatchArray) => match[0].toUpperCase()
  const asWritten = { text: text.text, folded: text.text }
  const forms = written.map((pattern) => ({ pattern, read }))
  const found = findForms('postcode', forms, asWritten)
  const byName = findForms('postcode', [{ pattern: named, read }], text)
  return [...found, ...byName.filter(({ start }) => !found.some((other) => other.start === start))]
}
