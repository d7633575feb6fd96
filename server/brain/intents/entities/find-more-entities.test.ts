/** Amounts, postcodes, names and phone numbers as visitors write them around the world. */
import { describe, expect, test } from 'vitest'
import { findEntities } from './find-entities.ts'

const moment = { now: new Date('2026-11-21T20:30:00Z'), timezone: 'Europe/Berlin' }
const values = (text: string) => findEntities(text, moment).map(({ type, value }) => `${type} ${value}`)

describe('findEntities', () => {
  test.each([
    ['R$ 250,00', ['amount 250.00 BRL']],
    ['kosztuje 120 zł', ['amount 120.00 PLN']],
    ['1500 рублей', ['amount 1500.00 RUB']],
    ['250 TL', ['amount 250.00 TRY']],
    ['₹500', ['amount 500.00 INR']],
    ['300元', ['amount 300.00 CNY']],
    ['5000円です', ['amount 5000.00 JPY']],
    ['300 บาท', ['amount 300.00 THB']],
    ['200.000 đồng', ['amount 200000.00 VND']],
    ['٥٠ ريال', ['amount 50.00 SAR']],
    ['London SW1A 1AA', ['postcode SW1A 1AA']],
    ['Ottawa K1A 0B1', ['postcode K1A 0B1']],
    ['Springfield, IL 62704', ['postcode 62704']],
    ['New York, NY 10001-1234', ['postcode 10001-1234']],
    ['Lindenallee 4, 10117 Berlin', ['postcode 10117']],
    ['zip code 90210', ['postcode 90210']],
    ['PLZ: 80331', ['postcode 80331']],
    ['00-950 Warszawa', ['postcode 00-950']],
    ['CEP 01310-100', ['postcode 01310-100']],
    ['〒150-0001', ['postcode 150-0001']],
    ['邮编100080', ['postcode 100080']],
    ['we have 12000 customers and 350 of them', []],
    ['my b2b 4th order', []],
    ['my name is Ann Lee and I need help', ['name Ann Lee']],
    ['My name is bob', ['name bob']],
    ['my name is not on the list', []],
    ['Ich heiße Jürgen von Allmen.', ['name Jürgen von Allmen']],
    ['me llamo María José', ['name María José']],
    ["je m'appelle Élodie Martin, bonjour", ['name Élodie Martin']],
    ['mi chiamo Luca Rossi', ['name Luca Rossi']],
    ['meu nome é João da Silva', ['name João da Silva']],
    ['mijn naam is Jan de Vries', ['name Jan de Vries']],
    ['nazywam się Łukasz Żak', ['name Łukasz Żak']],
    ['меня зовут Анна Иванова', ['name Анна Иванова']],
    ['benim adım Ayşe', ['name Ayşe']],
    ['اسمي أحمد علي', ['name أحمد علي']],
    ['मेरा नाम राहुल शर्मा है', ['name राहुल शर्मा']],
    ['我叫王小明', ['name 王小明']],
    ['私の名前は田中です', ['name 田中']],
    ['田中と申します', ['name 田中']],
    ['ผมชื่อสมชาย', ['name สมชาย']],
    ['tôi tên là Nguyễn Văn An', ['name Nguyễn Văn An']],
    ['٠٥٠ ١٢٣ ٤٥٦٧', ['phone 0501234567']],
    ['電話は０９０-１２３４-５６７８です', ['phone 09012345678']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test('gives names as they are written and where they stand', () => {
    const text = 'Hallo, ich heiße Zoë Kraus und brauche Hilfe'
    const [name] = findEntities(text, moment)
    expect(name).toMatchObject({ type: 'name', text: 'Zoë Kraus', value: 'Zoë Kraus' })
    expect(text.slice(name?.start, name?.end)).toBe('Zoë Kraus')
  })

  test.each(['my name is ', '我叫', 'A1 ', '12345-', '〒', 'zip ', '名前は', 'a ', '٠', '1 rs '])(
    'takes ten thousand characters of %j in its stride',
    (piece) => {
      const text = piece.repeat(10_000 / piece.length)
      values(text)
      const before = performance.now()
      values(text)
      expect(performance.now() - before).toBeLessThan(250)
    },
  )
})
