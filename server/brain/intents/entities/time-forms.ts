/** The forms in which times of day are named in the languages beside English, German, Spanish and French. */
import type { Language } from '../../language/guess-language.ts'
import { foldAligned } from './fold-aligned.ts'

export interface TimeForm {
  pattern: RegExp
  /** The time that it always means. */
  is?: '12:00' | '00:00'
}

const hour = '(?<h>\\d{1,2})'
const minutes = '(?:[:.](?<m>\\d{2}))?'
/** "At 5" of something is no time: it has to end what is said, or be followed by a day. */
const alone = '(?=\\s*(?:[?!.,;]|$))'

/**
 * By language, the most telling first. `h` is the hour, `m` the minutes, `half` half an hour more, `before` half an hour
 * less; `am` and `pm` tell which half of the day; `evening` counts from 18 on.
 */
const sources: Readonly<Partial<Record<Language, readonly string[]>>> = {
  it: [
    `(?:alle|dalle|le|per le|entro le|ore) ${hour}${minutes}(?: e (?<half>mezza|mezzo))?(?: (?:di|del) (?:(?<am>mattina|mattino)|(?<pm>pomeriggio|sera)))?`,
  ],
  pt: [
    `(?:às|as|até às|das|pelas) ${hour}(?:[:.h](?<m>\\d{2})|h)?(?: horas?)?(?: e (?<half>meia))?(?: da (?:(?<am>manhã)|(?<pm>tarde|noite)))?`,
    `${hour} horas?(?: da (?:(?<am>manhã)|(?<pm>tarde|noite)))?`,
  ],
  nl: [
    `(?:om )?half (?<before>\\d{1,2})(?: 's (?:(?<am>ochtends|morgens)|(?<pm>middags|avonds)))?`,
    `${hour}${minutes} uur(?: 's (?:(?<am>ochtends|morgens)|(?<pm>middags|avonds)))?`,
    `(?:om|tot|vanaf|na|voor) ${hour}${minutes}${alone}`,
  ],
  pl: [
    `(?:o|do|od|po|przed|na)?\\s?(?:godzinie|godziny|godzinę|godz\\.|godz) ${hour}${minutes}(?: (?:(?<am>rano)|(?<pm>po południu|wieczorem)))?`,
    `(?:o|do|od|po|przed) ${hour}${minutes}(?: (?:(?<am>rano)|(?<pm>po południu|wieczorem))|${alone})`,
  ],
  ru: [
    `(?:в |до |с |к |после )?${hour}${minutes} час(?:а|ов)?(?: (?:(?<am>утра)|(?<pm>дня|вечера)))?`,
    `(?:в |до |с |к |после )?${hour}${minutes} (?:(?<am>утра)|(?<pm>дня|вечера))`,
    `(?:в|до|с|к|после) ${hour}${minutes}${alone}`,
  ],
  tr: [
    `(?:(?<am>sabah)|(?<pm>öğleden sonra|akşam|gece)) (?:saat )?${hour}${minutes}(?:'?(?:[dt][ae]n?|y?[ae]))?`,
    `saat ${hour}${minutes}(?:'?(?:[dt][ae]n?|y?[ae]))?`,
    `${hour}${minutes}'(?:[dt][ae]n?|y?[ae])`,
  ],
  ar: [
    `(?:الساعة|الساعه) ${hour}${minutes}(?: ?(?:(?<am>صباحا|ص)|(?<pm>مساء|ظهرا|عصرا|ليلا|م)))?`,
    `${hour}${minutes} ?(?:(?<am>صباحا)|(?<pm>مساء|ظهرا|عصرا|ليلا))`,
  ],
  hi: [`(?:(?:(?<am>सुबह)|(?<pm>दोपहर|शाम|रात)) (?:के |को )?)?${hour}${minutes} ?बजे`],
  zh: [
    `(?:(?<am>上午|早上|凌晨)|(?<pm>下午|晚上|傍晚|中午))(?<h>\\d{1,2}|[一二三四五六七八九十两兩]{1,3})(?:[点點时時:](?:(?<half>半)|(?<m>\\d{1,2})分?)?)?`,
    `(?<h>\\d{1,2}|[二三四五六七八九十两兩]{1,3})[点點时時](?:(?<half>半)|(?<m>\\d{1,2})分?)?(?!候|间|間)`,
  ],
  ja: [
    `(?:(?<am>午前|朝)の?|(?<pm>午後|夕方|夜)の?)?(?<h>\\d{1,2}|[一二三四五六七八九十]{1,3})時(?:(?<half>半)|(?<m>\\d{1,2})分)?(?!間)`,
  ],
  th: [
    `${hour}${minutes} ?(?:น\\.|นาฬิกา|น(?=\\s|$))`,
    `บ่าย ?(?<pm>(?<h>\\d))(?: ?โมง)?`,
    `${hour} ?โมง(?:(?<am>เช้า)|(?<pm>เย็น))?`,
    `(?<evening>\\d) ?ทุ่ม`,
  ],
  vi: [`${hour} ?(?:giờ|h|g) ?(?:(?<m>\\d{2})|(?<half>rưỡi))?(?: ?(?:(?<am>sáng)|(?<pm>trưa|chiều|tối)))?`],
}

const noon: Readonly<Partial<Record<Language, string>>> = {
  it: 'mezzogiorno',
  pt: 'meio-dia|meio dia',
  pl: 'w południe',
  ru: 'полдень',
  ar: 'منتصف النهار',
  zh: '正午',
  ja: '正午',
  th: 'เที่ยงวัน',
}
const midnight: Readonly<Partial<Record<Language, string>>> = {
  it: 'mezzanotte',
  pt: 'meia-noite|meia noite',
  nl: 'middernacht',
  pl: 'o północy|północ',
  ru: 'полночь|полуночи',
  tr: 'gece yarısı',
  ar: 'منتصف الليل',
  hi: 'आधी रात',
  zh: '午夜|半夜',
  th: 'เที่ยงคืน',
  vi: 'nửa đêm',
}
const unspaced: readonly Language[] = ['zh', 'ja', 'th']
const remembered = new Map<Language, readonly TimeForm[]>()

/** None for the languages that are read without being told apart. */
export function timeForms(language: Language | null): readonly TimeForm[] {
  if (!language) return []
  const known = remembered.get(language)
  if (known) return known
  const named = (list: string | undefined, is: '12:00' | '00:00') =>
    list ? [{ pattern: patternFor(language, list), is }] : []
  const made = [
    ...(sources[language] ?? []).map((source) => ({ pattern: patternFor(language, source) })),
    ...named(midnight[language], '00:00'),
    ...named(noon[language], '12:00'),
  ]
  remembered.set(language, made)
  return made
}

function patternFor(language: Language, source: string): RegExp {
  const [before, behind] = unspaced.includes(language)
    ? ['(?<![\\d:./,$€£¥-])', '(?!\\d|[:/]\\d|[.,]\\d)']
    : ['(?<![\\p{L}\\p{M}\\p{N}:./,$€£-])', '(?![\\p{L}\\p{M}\\p{N}]|[:/]\\d|[.,]\\d)']
  return new RegExp(`${before}(?:${foldAligned(source)})${behind}`, 'gu')
}
