/** Several intents in one message, phrases of several intents, and what no owner should write. */
import { describe, expect, test } from 'vitest'
import { detectIntent, intentThreshold } from './detect-intent.ts'
import { trainIntents } from './train-intents.ts'

const moment = { now: new Date('2026-11-21T12:00:00Z'), timezone: 'UTC' }
const shop = trainIntents([
  {
    name: 'gift_cards',
    phrases: ['do you sell gift cards', 'I want a gift card', 'buy a voucher as a gift'],
  },
  { name: 'repairs', phrases: ['can you repair my bicycle', 'my bike is broken', 'fix a flat tyre'] },
])
const namesOf = (text: string, model = shop) =>
  detectIntent(model, text, moment).intents.map(({ name }) => name)

describe('a message with several intents', () => {
  test('gives each of them once, sure and best first', () => {
    const { intents } = detectIntent(shop, 'Do you sell gift cards? And can you repair my bike?', moment)
    expect(intents.map(({ name }) => name).sort()).toEqual(['gift_cards', 'repairs'])
    for (const { confidence } of intents) expect(confidence).toBeGreaterThanOrEqual(intentThreshold)
    const confidences = intents.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((first, second) => second - first))
  })

  test('may mix the owner’s and the built-in ones', () => {
    expect(namesOf('I want a gift card and when are you open?')).toEqual(
      expect.arrayContaining(['gift_cards', 'hours']),
    )
  })

  test('is not seen where there is one or none', () => {
    expect(namesOf('my bike is broken')).toEqual(['repairs'])
    expect(namesOf('what is the capital of Spain')).toEqual([])
  })
})

test('A phrase of several intents teaches that they go together', () => {
  const model = trainIntents([
    { name: 'change', phrases: ['change my booking', 'change the room', 'I must change my dates'] },
    { name: 'room', phrases: ['change the room', 'is the room quiet', 'a room with a view'] },
    { name: 'pool', phrases: ['is the pool open', 'how warm is the pool', 'a towel for the pool'] },
  ])
  expect(namesOf('change the room', model)).toEqual(expect.arrayContaining(['change', 'room']))
  expect(namesOf('change the room', model)).not.toContain('pool')
})

test.each([
  [
    'Russian',
    ['где мой заказ', 'когда придёт посылка', 'статус заказа'],
    ['как вернуть товар', 'верните деньги', 'хочу возврат'],
    'где мой заказ сейчас',
  ],
  [
    'Chinese',
    ['我的订单在哪里', '什么时候发货', '查询订单'],
    ['我要退货', '怎么退款', '申请退款'],
    '请问我的订单在哪里',
  ],
  [
    'Thai',
    ['สินค้าของฉันอยู่ที่ไหน', 'ติดตามพัสดุ', 'เมื่อไหร่จะได้ของ'],
    ['ขอคืนเงิน', 'คืนสินค้าอย่างไร', 'อยากคืนของ'],
    'ติดตามพัสดุของฉัน',
  ],
  [
    'Arabic',
    ['أين طلبي', 'متى يصل الطلب', 'تتبع الشحنة'],
    ['أريد استرجاع المال', 'كيف أرجع المنتج', 'إرجاع السلعة'],
    'أين طلبي الآن',
  ],
  [
    'Hindi',
    ['मेरा ऑर्डर कहाँ है', 'सामान कब आएगा', 'ऑर्डर की स्थिति'],
    ['पैसे वापस चाहिए', 'सामान कैसे लौटाएँ', 'रिफंड चाहिए'],
    'मेरा ऑर्डर अभी कहाँ है',
  ],
  [
    'Japanese',
    ['注文はどこですか', 'いつ届きますか', '配送状況'],
    ['返品したい', '返金してください', '返品方法'],
    '注文は今どこですか',
  ],
])('%s is learned as it is', (_, order, refund, text) => {
  const model = trainIntents([
    { name: 'parcel', phrases: order },
    { name: 'money_back', phrases: refund },
  ])
  expect(detectIntent(model, text, moment).intent?.name).toBe('parcel')
})

test.each([
  ['emoji', '😀😀'],
  ['control characters', '\0\x01\x1f'],
  ['marks', '؟؟'],
  ['one very long word', 'x'.repeat(10_000)],
  ['very many clauses', 'a, '.repeat(3300)],
])('Nothing is wanted by %s', (_, text) => {
  const detection = detectIntent(shop, text, moment)
  expect(detection.intent).toBeNull()
  expect(detection.intents).toEqual([])
})

test('Many phrases in one intent, and the same in two, still give a model', () => {
  const many = Array.from({ length: 3000 }, (_, at) => `where is parcel ${at} of street ${at % 17}`)
  const model = trainIntents([
    { name: 'parcel', phrases: many },
    { name: 'twin', phrases: many.slice(0, 5) },
    { name: 'odd', phrases: ['', '  ', '😀'] },
  ])
  expect(detectIntent(model, 'where is parcel 12', moment).intent?.name).toBe('parcel')
})
