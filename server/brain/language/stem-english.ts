/** Reduces an English word to its stem, in the way of the Porter2 rules. */

const vowel = /[aeiouy]/
const shortEnd = /^(?:.*[^aeiouy])?[aeiouy][^aeiouywxY]$/
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    paid: 'pay',
    payment: 'pay',
    payments: 'pay',
    installment: 'instalment',
    installments: 'instalment',
    instalment: 'instalment',
    instalments: 'instalment',
    sent: 'send',
    bought: 'buy',
    cost: 'cost',
    children: 'child',
    men: 'man',
    women: 'woman',
    people: 'person',
    feet: 'foot',
    teeth: 'tooth',
    did: 'do',
    does: 'do',
    done: 'do',
    has: 'have',
    had: 'have',
    was: 'be',
    were: 'be',
    is: 'be',
    are: 'be',
    am: 'be',
    been: 'be',
    got: 'get',
    gotten: 'get',
    went: 'go',
    gone: 'go',
    took: 'take',
    taken: 'take',
    made: 'make',
    lost: 'lose',
    broke: 'break',
    broken: 'break',
    stolen: 'steal',
    gave: 'give',
    given: 'give',
    news: 'news',
    early: 'earli',
    only: 'onli',
    this: 'this',
    his: 'his',
    us: 'us',
  }),
)

const second: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
]
const third: readonly (readonly [string, string])[] = [
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const fourth = /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$/

/** The plain form of an irregular word; any other word stays as it is. */
export function plainEnglish(word: string): string {
  return irregular.get(word) ?? word
}

/** The stem of one folded English word. */
export function stemEnglish(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  let stem = markConsonantY(word)
  const [r1, r2] = regions(stem)
  stem = withoutPlural(stem)
  stem = withoutPastOrGerund(stem, r1)
  if (/[^aeiouy][yY]$/.test(stem) && stem.length > 2) stem = `${stem.slice(0, -1)}i`
  stem = replaceEnding(stem, second, r1)
  stem = replaceEnding(stem, third, r1)
  stem = withoutFourth(stem, r2)
  return withoutFinal(stem, r1, r2).toLowerCase()
}

function markConsonantY(word: string): string {
  return word.replace(/^y/, 'Y').replace(/([aeiou])y/g, '$1Y')
}

function regions(word: string): [number, number] {
  const special = /^(?:gener|commun|arsen)/.exec(word)
  const r1 = special ? special[0].length : afterVowelConsonant(word, 0)
  return [r1, afterVowelConsonant(word, r1)]
}

function afterVowelConsonant(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at++) {
    if (!vowel.test(word.charAt(at)) && vowel.test(word.charAt(at - 1))) return at + 1
  }
  return word.length
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (/ie[sd]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1)
  if (/(?:us|ss)$/.test(word)) return word
  if (word.endsWith('s') && vowel.test(word.slice(0, -2))) return word.slice(0, -1)
  return word
}

function withoutPastOrGerund(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word)
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word
  const ending = /(?:ed|edly|ing|ingly)$/.exec(word)
  if (!ending || !vowel.test(word.slice(0, ending.index))) return word
  const rest = word.slice(0, ending.index)
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`
  if (doubled.test(rest)) return rest.slice(0, -1)
  return rest.length <= r1 && isShort(rest) ? `${rest}e` : rest
}

function isShort(word: string): boolean {
  return shortEnd.test(word) || /^[aeiouy][^aeiouy]$/.test(word)
}

function replaceEnding(word: string, table: readonly (readonly [string, string])[], r1: number): string {
  for (const [ending, by] of table) {
    if (!word.endsWith(ending)) continue
    const at = word.length - ending.length
    return at >= r1 ? word.slice(0, at) + by : word
  }
  return word
}

function withoutFourth(word: string, r2: number): string {
  const ending = fourth.exec(word)
  return ending && ending.index >= r2 ? word.slice(0, ending.index) : word
}

function withoutFinal(word: string, r1: number, r2: number): string {
  const at = word.length - 1
  if (word.endsWith('e')) {
    const mayGo = at >= r2 || (at >= r1 && !shortEnd.test(word.slice(0, -1)))
    return mayGo ? word.slice(0, -1) : word
  }
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word
}
