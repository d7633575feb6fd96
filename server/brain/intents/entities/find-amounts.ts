/** Finds amounts of money that a message names, such as "$1,250.50", "89 euros" or "300元". */
import type { Entity } from '#wire'
import { type FoldedText, findForms } from './find-forms.ts'
import { foldAligned } from './fold-aligned.ts'

/** Signs and words of each currency, as a folded text has them; `|` parts them. */
const names: Readonly<Record<string, string>> = {
  USD: '$|us$|usd|dollar|dollars|bucks|dolares|dollari|dólares|dolar|dolarów|долларов|доллара|دولار|डॉलर|美元|ドル|ดอลลาร์|đô la',
  EUR: '€|eur|euro|euros|евро|يورو|यूरो|欧元|ユーロ|ยูโร',
  GBP: '£|gbp|pound|pounds',
  CHF: 'chf|franken|francs suisses',
  BRL: 'r$|brl|reais',
  PLN: 'zł|zl|pln|złotych|złote',
  RUB: '₽|rub|руб|рублей|рубля|рубль',
  TRY: '₺|tl|try|lira',
  INR: '₹|inr|rs|रुपये|रुपए|rupees',
  CNY: '¥|￥|cny|rmb|元|块|塊|人民币',
  JPY: 'jpy|円|yen',
  THB: '฿|thb|บาท|baht',
  VND: '₫|vnd|đồng|vnđ',
  SAR: 'sar|ريال',
  AED: 'aed|درهم',
}
const currencyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([currency, list]) =>
    list.split('|').map((name) => [foldAligned(name), currency] as const),
  ),
)
const any = [...currencyOf.keys()]
  .sort((first, second) => second.length - first.length)
  .map((name) => name.replace(/[$]/g, '\\$'))
const before = any.filter(
  (name) => !/^\p{L}{3,}$/u.test(name) || /^(?:usd|eur|gbp|chf|brl|pln|inr|cny|rmb|jpy|thb)$/.test(name),
)
const number = '\\d{1,9}(?:[.,]\\d{3}){0,3}(?:[.,]\\d{1,2})?'
const amount = new RegExp(
  `(?<!\\p{L})(${before.join('|')}) ?(${number})|(?<![\\d.,])(${number}) ?(${any.join('|')})(?![a-z\\u0400-\\u04ff\\d])`,
  'gu',
)

/** Amounts as "1250.50 USD". */
export function findAmounts(text: FoldedText): Entity[] {
  return findForms('amount', [{ pattern: amount, read: amountOf }], text)
}

function amountOf(match: RegExpMatchArray): string | null {
  const currency = currencyOf.get((match[1] ?? match[4] ?? '').trim())
  const digits = match[2] ?? match[3] ?? ''
  const decimals = /[.,](\d{1,2})$/.exec(digits)
  const whole = (decimals ? digits.slice(0, decimals.index) : digits).replace(/[.,]/g, '')
  return currency ? `${whole}.${(decimals?.[1] ?? '').padEnd(2, '0')} ${currency}` : null
}
