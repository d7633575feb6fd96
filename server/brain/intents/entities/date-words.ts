/** Words that name days, months and holidays in English, German, Spanish and French, folded. */
import { Temporal } from 'temporal-polyfill'

type Day = (today: Temporal.PlainDate) => Temporal.PlainDate

const after =
  (days: number): Day =>
  (today) =>
    today.add({ days })

/** Days that are told from today. */
export const relativeDays: Readonly<Record<string, Day>> = {
  ...each('today tonight heute hoy aujourdhui', after(0)),
  ...each(
    "this morning|this afternoon|this evening|heute abend|esta noche|esta tarde|ce soir|aujourd'hui",
    after(0),
  ),
  ...each('tomorrow tomorow tommorow tomorrows tmrw morgen manana demain', after(1)),
  ...each('day after tomorrow|the day after tomorrow|pasado manana|apres-demain|apres demain', after(2)),
  ...each('ubermorgen uebermorgen', after(2)),
  ...each('yesterday gestern ayer hier', after(-1)),
}

/** Weekday names to 1 = Monday … 7 = Sunday. */
export const weekdays: Readonly<Record<string, number>> = {
  ...each('monday mondays mon montag montags lunes lundi lundis', 1),
  ...each('tuesday tuesdays tue tues dienstag dienstags martes mardi mardis', 2),
  ...each('wednesday wednesdays wed weds mittwoch mittwochs miercoles mercredi mercredis', 3),
  ...each('thursday thursdays thu thur thurs donnerstag donnerstags jueves jeudi jeudis', 4),
  ...each('friday fridays fri freitag freitags viernes vendredi vendredis', 5),
  ...each('saturday saturdays sat samstag samstags sonnabend sonnabends sabado sabados samedi samedis', 6),
  ...each('sunday sundays sonntag sonntags domingo domingos dimanche dimanches', 7),
}

export const weekends = [
  'weekend',
  'weekends',
  'wochenende',
  'wochenenden',
  'fin de semana',
  'fines de semana',
  'week-end',
]

export const months: Readonly<Record<string, number>> = {
  ...each('january jan januar janner enero janvier', 1),
  ...each('february feb februar febrero fevrier', 2),
  ...each('march mar marz maerz marzo mars', 3),
  ...each('april apr abril avril', 4),
  ...each('may mai mayo', 5),
  ...each('june jun juni junio juin', 6),
  ...each('july jul juli julio juillet', 7),
  ...each('august aug agosto aout', 8),
  ...each('september sep sept septiembre septembre', 9),
  ...each('october oct oktober okt octubre octobre', 10),
  ...each('november nov noviembre novembre', 11),
  ...each('december dec dezember dez diciembre decembre', 12),
}

/** Holidays that fall on the date of the same name everywhere they are kept. */
export const holidays: Readonly<Record<string, (year: number) => Temporal.PlainDate>> = {
  ...each(
    "new year's day|new years day|new year|new years|neujahr|ano nuevo|jour de l'an|nouvel an",
    on(1, 1),
  ),
  ...each("valentine's day|valentines day|valentinstag|san valentin|saint-valentin", on(2, 14)),
  ...each('independence day|fourth of july|4th of july', on(7, 4)),
  ...each('halloween', on(10, 31)),
  ...each('christmas eve|xmas eve|heiligabend|heilig abend|nochebuena|reveillon de noel', on(12, 24)),
  ...each('christmas day|christmas|xmas|weihnachten|navidad|noel', on(12, 25)),
  ...each('boxing day|zweiter weihnachtstag', on(12, 26)),
  ...each("new year's eve|new years eve|silvester|nochevieja|saint-sylvestre", on(12, 31)),
  ...each('thanksgiving day|thanksgiving', fourthThursday),
  ...each('good friday|karfreitag|viernes santo|vendredi saint', (year: number) =>
    easter(year).subtract({ days: 2 }),
  ),
  ...each('easter monday|ostermontag|lunes de pascua|lundi de paques', (year: number) =>
    easter(year).add({ days: 1 }),
  ),
  ...each('easter sunday|easter|ostersonntag|ostern|pascua|paques', easter),
}

/** Gives the same value to each name; names part at `|`, or at spaces when there is none. */
function each<T>(names: string, value: T): Record<string, T> {
  return Object.fromEntries(names.split(names.includes('|') ? '|' : ' ').map((name) => [name, value]))
}

export function on(month: number, day: number): (year: number) => Temporal.PlainDate {
  return (year) => Temporal.PlainDate.from({ year, month, day })
}

function fourthThursday(year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: 11, day: 1 })
  return first.add({ days: ((11 - first.dayOfWeek) % 7) + 21 })
}

/** Western Easter Sunday, by the anonymous Gregorian computus. */
export function easter(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const epact =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * shift + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}
