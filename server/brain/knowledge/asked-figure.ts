/** Whether a question asks for a figure ("when", "how many"), and whether a text has one to offer. */

/** Words, or beginnings of words, by which figures are asked for in the languages that are known best. */
const asking = [
  'when|what (?:year|date|day|time|month|number|percentage)|which (?:year|date|day)|how (?:much|many|long|old|far|often)',
  'wann|wie (?:viele?|lange|oft|alt|weit|teuer)|um wie viel uhr|welche[nms]? (?:jahr|tag|datum)',
  'cu[aá]ndo|cu[aá]nt[oa]s?|qu[eé] (?:año|día|fecha)|quand|combien|quelle (?:année|date|heure)',
  'quando|quanto|quanta|quanti|quante|quantos|quantas|când|câte?|câți|hoeveel|wanneer|ne zaman|kaç',
  'когда|сколько|какого числа|πότε|πόσ(?:ο|α|ες|οι)|khi nào|bao nhiêu|bao lâu|متى|كم|कब|कितन[ाेी]',
]
const unspacedAsking = '什么时候|何时|哪年|哪一年|多少|多久|几|何時|いつ|いくら|何年|何人|เมื่อไ|เท่าไ|กี่'
const askingForFigures = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${asking.join('|')})(?![\\p{L}\\p{M}])|${unspacedAsking}`,
  'iu',
)
const figure =
  /\p{N}+|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|half|once|twice|daily|weekly|monthly|yearly|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|free)(?!\p{L})/giu
const longestQuestion = 1000

export function asksForFigure(question: string): boolean {
  return askingForFigures.test(question.slice(0, longestQuestion))
}

/** Whether a text holds a figure that the question does not name itself. */
export function holdsFigure(text: string, question: string): boolean {
  const named = new Set(question.slice(0, longestQuestion).toLowerCase().match(figure))
  return (text.match(figure) ?? []).some((found) => !named.has(found.toLowerCase()))
}
