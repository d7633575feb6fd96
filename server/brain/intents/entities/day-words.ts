/** How days are named in the languages beside English, German, Spanish and French; names of weekdays and months come from Intl. */
import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../../language/guess-language.ts'
import { easter, on } from './date-words.ts'

export interface DayWords {
  /** Days from today, each with its names. */
  relative: Readonly<Record<number, string>>
  /** More forms of the weekdays, from Monday on; `|` parts the forms. */
  weekdays?: readonly [string, string, string, string, string, string, string]
  weekend: string
  /** The coming one, without today; stands before or behind a weekday. */
  next?: string
  nextBehind?: string
  /** That day in the week after this. */
  nextWeek?: string
  nextWeekBehind?: string
  /** Forms with the day (`d`), and perhaps the month (`m`) and year (`y`), in numbers. */
  numbered?: readonly string[]
  holidays: Readonly<Record<string, (year: number) => Temporal.PlainDate>>
}

const christmas = on(12, 25)
const eve = on(12, 24)
const newYear = on(1, 1)
const lastDay = on(12, 31)
const boxingDay = on(12, 26)
const easterMonday = (year: number) => easter(year).add({ days: 1 })
const goodFriday = (year: number) => easter(year).subtract({ days: 2 })

export const dayWords: Readonly<Partial<Record<Language, DayWords>>> = {
  it: {
    relative: {
      0: 'oggi|stasera|stamattina|stanotte|questo pomeriggio',
      1: 'domani|domattina',
      2: 'dopodomani|dopo domani',
      [-1]: 'ieri',
    },
    weekend: 'fine settimana|weekend|week-end',
    next: 'prossimo|prossima',
    nextBehind: 'prossimo|prossima',
    numbered: ['(?:il|il giorno) (?<d>\\d{1,2})'],
    holidays: {
      ...named('natale', christmas),
      ...named('vigilia di natale|vigilia', eve),
      ...named('capodanno', newYear),
      ...named('san silvestro', lastDay),
      ...named('santo stefano', boxingDay),
      ...named('ferragosto', on(8, 15)),
      ...named('pasquetta|lunedì di pasqua', easterMonday),
      ...named('pasqua|domenica di pasqua', easter),
    },
  },
  pt: {
    relative: { 0: 'hoje|esta noite|esta tarde', 1: 'amanhã', 2: 'depois de amanhã', [-1]: 'ontem' },
    weekdays: [
      'segunda feira|segunda',
      'terça feira|terça',
      'quarta feira|quarta',
      'quinta feira|quinta',
      'sexta feira|sexta',
      'sábados',
      'domingos',
    ],
    weekend: 'fim de semana|final de semana|fins de semana|fds',
    next: 'próximo|próxima',
    nextBehind: 'que vem',
    numbered: ['(?:no dia|dia) (?<d>\\d{1,2})'],
    holidays: {
      ...named('natal|dia de natal', christmas),
      ...named('véspera de natal', eve),
      ...named('ano novo|ano-novo', newYear),
      ...named('réveillon|véspera de ano novo', lastDay),
      ...named('sexta-feira santa|sexta feira santa', goodFriday),
      ...named('páscoa|domingo de páscoa', easter),
    },
  },
  nl: {
    relative: {
      0: 'vandaag|vanavond|vanmiddag|vanochtend',
      1: 'morgen|morgenochtend|morgenmiddag|morgenavond',
      2: 'overmorgen',
      [-1]: 'gisteren',
    },
    weekdays: ['maandagen', 'dinsdagen', 'woensdagen', 'donderdagen', 'vrijdagen', 'zaterdagen', 'zondagen'],
    weekend: 'weekend|weekenden',
    next: 'volgende|komende',
    numbered: ['(?:op )?de (?<d>\\d{1,2})(?:e|ste|de)'],
    holidays: {
      ...named('kerst|kerstmis|eerste kerstdag|1e kerstdag', christmas),
      ...named('tweede kerstdag|2e kerstdag', boxingDay),
      ...named('kerstavond', eve),
      ...named('nieuwjaarsdag|nieuwjaar', newYear),
      ...named('oudjaarsdag|oudejaarsavond|oudjaar', lastDay),
      ...named('koningsdag', on(4, 27)),
      ...named('goede vrijdag', goodFriday),
      ...named('tweede paasdag|2e paasdag', easterMonday),
      ...named('pasen|eerste paasdag', easter),
    },
  },
  pl: {
    relative: { 0: 'dziś|dzisiaj', 1: 'jutro|jutra', 2: 'pojutrze', [-1]: 'wczoraj' },
    weekdays: [
      'poniedziałku|poniedziałki',
      'wtorku|wtorki',
      'środę|środy',
      'czwartku|czwartki',
      'piątku|piątki',
      'sobotę|soboty',
      'niedzielę|niedziele|niedzieli',
    ],
    weekend: 'weekend|weekendy|weekendu',
    next: 'następny|następną|następna|przyszły|przyszłą|przyszła|najbliższy|najbliższą|najbliższa',
    holidays: {
      ...named('boże narodzenie|bożego narodzenia', christmas),
      ...named('wigilia|wigilię', eve),
      ...named('nowy rok', newYear),
      ...named('sylwester|sylwestra', lastDay),
      ...named('wielki piątek', goodFriday),
      ...named('poniedziałek wielkanocny', easterMonday),
      ...named('wielkanoc', easter),
    },
  },
  ru: {
    relative: { 0: 'сегодня', 1: 'завтра', 2: 'послезавтра', [-1]: 'вчера' },
    weekdays: [
      'понедельника|понедельникам',
      'вторника|вторникам',
      'среду|среды|средам',
      'четверга|четвергам',
      'пятницу|пятницы|пятницам',
      'субботу|субботы|субботам',
      'воскресенья|воскресеньям',
    ],
    weekend: 'выходные|выходных|выходным',
    next: 'следующий|следующую|следующее|следующая|ближайший|ближайшую|ближайшее',
    numbered: ['(?<d>\\d{1,2})(?:-го| числа)'],
    holidays: {
      ...named('новый год', newYear),
      ...named('рождество', on(1, 7)),
      ...named('8 марта|восьмое марта', on(3, 8)),
    },
  },
  tr: {
    relative: { 0: 'bugün|bu akşam|bu gece', 1: 'yarın|yarin', 2: 'öbür gün' },
    weekend: 'hafta sonu|haftasonu|hafta sonları',
    next: 'gelecek|önümüzdeki|haftaya',
    numbered: ["ayın (?<d>\\d{1,2})'?[a-zığü]{0,4}"],
    holidays: { ...named('yılbaşı|yılbaşında|yilbasi', newYear), ...named('cumhuriyet bayramı', on(10, 29)) },
  },
  ar: {
    relative: {
      0: 'اليوم|الليلة|هذا المساء',
      1: 'غدا|غدًا|غداً|بكرة|بكرا',
      2: 'بعد غد|بعد غدا|بعد بكرة',
      [-1]: 'أمس|امبارح',
    },
    weekdays: ['الإثنين|الاتنين', 'التلات', 'الاربعا', 'الخميس', 'الجمعه', 'السبت', 'الاحد'],
    weekend: 'نهاية الأسبوع|عطلة نهاية الأسبوع|الويكند',
    nextBehind: 'القادم|القادمة|المقبل|المقبلة',
    numbered: ['(?:يوم|بتاريخ) (?<d>\\d{1,2})'],
    holidays: { ...named('عيد الميلاد|الكريسماس', christmas), ...named('رأس السنة', newYear) },
  },
  hi: {
    relative: { 0: 'आज', 1: 'कल', 2: 'परसों' },
    weekdays: ['सोम', 'मंगल', 'बुध', 'बृहस्पतिवार|वीरवार|गुरूवार', 'शुक्र', 'शनि|शनिचर', 'इतवार'],
    weekend: 'सप्ताहांत|वीकेंड',
    next: 'अगले|आने वाले',
    numbered: ['(?<d>\\d{1,2}) तारीख'],
    holidays: {
      ...named('क्रिसमस', christmas),
      ...named('गणतंत्र दिवस', on(1, 26)),
      ...named('स्वतंत्रता दिवस', on(8, 15)),
    },
  },
  zh: {
    relative: {
      0: '今天|今日|今晚|今早',
      1: '明天|明日|明晚|明早',
      2: '后天|後天',
      3: '大后天|大後天',
      [-1]: '昨天|昨日',
    },
    weekdays: week((day) => `周${day}|週${day}|礼拜${day}|禮拜${day}|星期${day}`, '一二三四五六日', '天'),
    weekend: '周末|週末',
    nextWeek: '下个|下個|下',
    numbered: [
      '(?:(?<y>\\d{4})年)?(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号號]?',
      '(?<d>\\d{1,2})[号號](?![线線楼樓])',
    ],
    holidays: {
      ...named('圣诞节|聖誕節|圣诞', christmas),
      ...named('平安夜', eve),
      ...named('元旦', newYear),
      ...named('国庆节|國慶節|国庆', on(10, 1)),
      ...named('劳动节|勞動節|五一', on(5, 1)),
    },
  },
  ja: {
    relative: {
      0: '今日|本日|きょう|今晩|今夜',
      1: '明日|あした|明朝|明晩',
      2: '明後日|あさって',
      [-1]: '昨日|きのう',
    },
    weekdays: week((day) => `${day}曜`, '月火水木金土日', ''),
    weekend: '週末|土日',
    next: '次の',
    nextWeek: '来週の|来週',
    numbered: ['(?:(?<y>\\d{4})年)?(?<m>\\d{1,2})月(?<d>\\d{1,2})日?', '(?<d>\\d{1,2})日(?!間)'],
    holidays: {
      ...named('クリスマス', christmas),
      ...named('クリスマスイブ|クリスマスイヴ', eve),
      ...named('元日|元旦|お正月|正月', newYear),
      ...named('大晦日', lastDay),
    },
  },
  th: {
    relative: { 0: 'วันนี้|คืนนี้|เย็นนี้|บ่ายนี้', 1: 'พรุ่งนี้', 2: 'มะรืนนี้|มะรืน', [-1]: 'เมื่อวานนี้|เมื่อวาน' },
    weekdays: ['จันทร์', 'อังคาร', 'วันพุธ', 'พฤหัสบดี|พฤหัส', 'ศุกร์', 'เสาร์', 'วันอาทิตย์'],
    weekend: 'เสาร์อาทิตย์|เสาร์-อาทิตย์|สุดสัปดาห์|วันหยุดสุดสัปดาห์',
    nextBehind: 'หน้า',
    nextWeekBehind: 'สัปดาห์หน้า|อาทิตย์หน้า',
    numbered: ['วันที่ ?(?<d>\\d{1,2})'],
    holidays: {
      ...named('วันคริสต์มาส|คริสต์มาส', christmas),
      ...named('วันขึ้นปีใหม่|วันปีใหม่|ปีใหม่', newYear),
      ...named('วันสิ้นปี', lastDay),
      ...named('สงกรานต์|วันสงกรานต์', on(4, 13)),
    },
  },
  vi: {
    relative: {
      0: 'hôm nay|tối nay|sáng nay|chiều nay',
      1: 'ngày mai|mai|sáng mai|chiều mai|tối mai',
      2: 'ngày kia|mốt',
      [-1]: 'hôm qua',
    },
    weekdays: ['thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'cn'],
    weekend: 'cuối tuần',
    nextBehind: 'tới',
    nextWeekBehind: 'tuần sau|tuần tới',
    numbered: ['(?:ngày )?(?<d>\\d{1,2}) tháng (?<m>\\d{1,2})(?: năm (?<y>\\d{4}))?', 'ngày (?<d>\\d{1,2})'],
    holidays: {
      ...named('giáng sinh|lễ giáng sinh|noel', christmas),
      ...named('tết dương lịch|năm mới', newYear),
      ...named('quốc khánh', on(9, 2)),
    },
  },
}

/** The names of seven days that differ in one sign; Sunday may have another. */
function week(
  nameOf: (sign: string) => string,
  signs: string,
  sunday: string,
): NonNullable<DayWords['weekdays']> {
  const [mon = '', tue = '', wed = '', thu = '', fri = '', sat = '', sun = ''] = signs
  const last = sunday === '' ? nameOf(sun) : `${nameOf(sun)}|${nameOf(sunday)}`
  return [nameOf(mon), nameOf(tue), nameOf(wed), nameOf(thu), nameOf(fri), nameOf(sat), last]
}

function named<T>(names: string, value: T): Record<string, T> {
  return Object.fromEntries(names.split('|').map((name) => [name, value]))
}
