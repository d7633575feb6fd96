/** Splits text of any script into folded words. */

/** Longest text that is looked at: what comes after it changes no answer, only the time it takes. */
const maxLength = 4000
const runs =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+|[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}])+/gu
const unspaced = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u
const ideographic = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]/u
const isAscii = /^[\0-\x7f]*$/

/** Forms that people write with and without an apostrophe, as the words they stand for. */
const contractions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": 'can not',
    cant: 'can not',
    cannot: 'can not',
    "won't": 'will not',
    wont: 'will not',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    havent: 'have not',
    hasnt: 'has not',
    whats: 'what is',
    wheres: 'where is',
    hows: 'how is',
    whos: 'who is',
    im: 'i am',
    ive: 'i have',
    u: 'you',
    ur: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
  }),
)
const endings: Readonly<Record<string, string>> = {
  "'s": ' is',
  "'m": ' am',
  "'re": ' are',
  "'ve": ' have',
  "'ll": ' will',
  "'d": ' would',
  "n't": ' not',
}

/** Lower case, one form for each letter (alef, yeh and heh of Arabic, too), no accents. */
export function foldText(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u0655\u200b-\u200f\ufeff]/g, '')
    .normalize('NFC')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replaceAll('\u0649', '\u064a')
    .replaceAll('\u0629', '\u0647')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[‘’ʼ`´]/g, "'")
}

/** Whether a word is a piece of text in a script without spaces. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word)
}

/** Whether a word is written in characters that stand for syllables or whole words. */
export function isIdeographic(word: string): boolean {
  return ideographic.test(word)
}

/** The words of a text, folded; scripts without spaces give their one- to three-character pieces. */
export function wordsOf(text: string): string[] {
  const folded = foldText(text.slice(0, maxLength))
  return isAscii.test(folded) ? latinWords(folded) : mixedWords(folded)
}

function latinWords(folded: string): string[] {
  const words: string[] = []
  for (const word of folded.match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []) {
    const plain = contractions.get(word) ?? (word.includes("'") ? withoutApostrophe(word) : word)
    if (plain.includes(' ')) words.push(...plain.split(' '))
    else words.push(plain)
  }
  return words
}

function withoutApostrophe(word: string): string {
  for (const [ending, full] of Object.entries(endings)) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + full
  }
  return word.replace("'", ' ')
}

function mixedWords(folded: string): string[] {
  const words: string[] = []
  for (const run of folded.match(runs) ?? []) {
    if (unspaced.test(run)) words.push(...pieces(run))
    else words.push(run)
  }
  return words
}

function pieces(run: string): string[] {
  const characters = [...run]
  const found: string[] = []
  for (let start = 0; start < characters.length; start++) {
    for (let size = 1; size <= 3 && start + size <= characters.length; size++) {
      found.push(characters.slice(start, start + size).join(''))
    }
  }
  return found
}
