/** Finds how visitors name themselves: "my name is Ann Lee", "ich heiße …", "меня зовут …", "我叫…". */
import type { Entity } from '#wire'
import { type FoldedText, findForms } from './find-forms.ts'
import { foldAligned } from './fold-aligned.ts'

const phrases = [
  "my name is|my name's|i am called",
  'mein name ist|ich heiße|ich heisse',
  'me llamo|mi nombre es',
  "je m'appelle|mon nom est",
  'mi chiamo|il mio nome è',
  'meu nome é|me chamo|chamo-me',
  'mijn naam is|ik heet',
  'nazywam się|mam na imię',
  'меня зовут|мое имя',
  'benim adım|adım|ismim',
  'انا اسمي|اسمي هو|اسمي',
  'मेरा नाम',
  'tôi tên là|tên tôi là|tôi tên(?! là)|mình tên là|em tên là',
].join('|')
/** Followed by at most a few words: what comes later is another thing. */
const spaced = new RegExp(
  `(?<=(?<!\\p{L})(?:${foldAligned(phrases)}):? )[\\p{L}\\p{M}'.-]{1,40}(?: [\\p{L}\\p{M}'.-]{1,40}){0,3}`,
  'gu',
)
/** Without one of these there is nothing to look for: a message hardly ever has one. */
const telling = new RegExp(
  `(?<!\\p{L})(?:${foldAligned(phrases)})|我叫|我的名字|我姓|名前は|と申し|といい|と言い|${foldAligned('ชื่อ')}`,
  'u',
)
const chinese = /(?<=我叫|我的名字是|我的名字叫|我姓)\p{sc=Han}{1,4}/gu
const japanese = new RegExp(
  foldAligned('(?<=名前は)[\\p{sc=han}\\p{sc=hira}\\p{sc=kana}ー]{1,12}?(?=です|。|、|$)').replace(
    /sc=(\p{L})/gu,
    (_all, first: string) => `sc=${first.toUpperCase()}`,
  ),
  'gu',
)
const japaneseSaid = /[\p{sc=Han}\p{sc=Kana}ー]{1,10}(?=と申し|といい|と言い)/gu
const thai = new RegExp(`(?<=${foldAligned('(?:ผม|ฉัน|ดิฉัน|หนู)')}ชื่อ ?)[\\p{sc=Thai}]{2,20}`, 'gu')

/** Words that stand inside names with a small letter. */
const particles: ReadonlySet<string> = new Set(
  'von van der den de da do dos di del della la le el al bin ben ibn zu y'.split(' '),
)
/** Words behind the phrase that begin another thing. */
const strange: ReadonlySet<string> = new Set(
  'not on in the a an and but wrong here nicht falsch no non ne pas não niet nie не değil है no. kein con para'.split(
    ' ',
  ),
)

export function findNames(text: FoldedText): Entity[] {
  if (!telling.test(text.folded)) return []
  const trim = (match: RegExpMatchArray) =>
    nameIn(text.text.slice(match.index, (match.index ?? 0) + match[0].length))
  const whole = (match: RegExpMatchArray) =>
    text.text.slice(match.index, (match.index ?? 0) + match[0].length)
  const found = findForms(
    'name',
    [
      { pattern: spaced, read: trim },
      { pattern: chinese, read: whole },
      { pattern: japanese, read: whole },
      { pattern: japaneseSaid, read: whole },
      { pattern: thai, read: whole },
    ],
    text,
  )
  return found.map((entity) => {
    const end = entity.start + entity.value.length
    return { ...entity, text: text.text.slice(entity.start, end), end }
  })
}

/** The words of a name: the first as it is, more of them only while they look like a name. */
function nameIn(written: string): string | null {
  const words = written.split(' ')
  const [first = ''] = words
  if (first === '' || strange.has(first.toLowerCase())) return null
  let length = 1
  for (let at = 1; at < words.length && !/[.]$/.test(words[at - 1] ?? ''); at++) {
    const word = words[at] ?? ''
    if (looksNamed(word, first)) length = at + 1
    else if (!particles.has(word.toLowerCase())) break
  }
  return words
    .slice(0, length)
    .join(' ')
    .replace(/[.'-]+$/, '')
}

/** A capital letter; in scripts without capitals one more word belongs to the name unless it is known to be none. */
function looksNamed(word: string, first: string): boolean {
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}/u.test(first)
  return /^\p{Lo}/u.test(word) && !uncased.has(word) && !/^و/.test(word)
}

const uncased: ReadonlySet<string> = new Set('है और हूँ से को में من في على اريد أريد عندي'.split(' '))
