/** What counts as personal data, in the spellings of many countries, and what only looks like it. */
import { expect, test } from 'vitest'
import { findPersonalData } from './find-personal-data.ts'
import { redact } from './redact.ts'

const found: Record<string, readonly string[]> = {
  email: [
    'bob@example.com',
    "bob.o'brien+tag@mail.example.co.uk",
    'jörg@müller.de',
    'BOB@EXAMPLE.COM',
    'bob(at)example.com',
    'bob [at] example [dot] com',
  ],
  card: [
    '4111111111111111',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '3782 822463 10005',
    '378282246310005',
    '6011000990139424',
    '5018 0000 0009',
    '４１１１ １１１１ １１１１ １１１１',
  ],
  iban: [
    'DE89 3704 0044 0532 0130 00',
    'de89370400440532013000',
    'GB82-WEST-1234-5698-7654-32',
    'NO93 8601 1117 947',
    'FR14 2004 1010 0505 0001 3M02 606',
    'MT84MALT011000012345MTLCAST001S',
    'DE00 1234 5678 9012 3456 78',
  ],
  ssn: ['123-45-6789', '987 65 4320'],
  ip: ['192.168.0.17', '203.0.113.7', '2001:db8:85a3::8a2e:370:7334', 'fe80::1ff:fe23:4567:890a'],
  url: [
    'http://example.com/path?q=1',
    'https://xn--mller-kva.example',
    'www.example.com',
    'example.com',
    'shop.example.co.uk/item',
    'bobs-bakery.shop',
    'müller.de',
  ],
  phone: [
    '(415) 555-2671',
    '(415)555-2671x22',
    '415.555.2671',
    '4155552671',
    '1-800-555-0199',
    '+1 (415) 555‑2671',
    '+44 20 7946 0958',
    '+49 (0)30 123456-78',
    '0044 7911 123456',
    '011 44 20 7946 0958',
    '020 7946 0958 ext. 12',
    '0170/1234567',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '(02) 9876 5432',
    '1300 123 456',
    '98765-43210',
    '+86 138 1234 5678',
    '13812345678',
    '٠١٢٣٤٥٦٧٨٩',
    '９８７６ ５４３２',
  ],
  secret: [
    'dk_0123456789abcdefghijklmnopqrstuvwxyzABCD',
    'sk-proj-abcdefghijklmnopqrstuv',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
  ],
}

for (const [kind, values] of Object.entries(found)) {
  test.each(values)(`%s is found as ${kind}, whole, wherever it stands`, (value) => {
    for (const [before, after] of [
      ['', ''],
      ['It is ', '.'],
      ['My own (', '), thank you'],
      ['2 things: ', ', please'],
      ['Ist es\n', '\nja?'],
    ]) {
      expect(redact(`${before}${value}${after}`)).toBe(`${before}[${kind}]${after}`)
    }
  })
}

test.each([
  ['call 5550123 after six', 'call [phone] after six'],
  ['my cell: 555 0100', 'my cell: [phone]'],
  ['mein Handy ist 612345678', 'mein Handy ist [phone]'],
  ['电话13812345678', '电话[phone]'],
  ['at 5pm 212 555 0100', 'at 5pm [phone]'],
  ['212-555-0100, 212-555-0101', '[phone], [phone]'],
  ['call 4 1 5 5 5 5 2 6 7 1', 'call [phone]'],
  ['966207845', '[phone]'],
  ['my number is 966207845', 'my number is [phone]'],
  ['ssn 123456789', 'ssn [ssn]'],
  ['card number 4111 1111 1111 1112', 'card number [card]'],
  ['my visa 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', 'my visa [card]'],
  ['2 cards: 4111111111111111 and 5555555555554444', '2 cards: [card] and [card]'],
  ['mailto:bob@example.com?x=1', 'mailto:[email]?x=1'],
  ['Authorization: Bearer abcdef0123456789', 'Authorization: Bearer [secret]'],
  ['postgres://bob:hunter2@db.internal:5432/x', 'postgres://[secret]@db.internal:5432/x'],
])('%j becomes %j', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test.each([
  ['Come to 12 Main Street, please', 'Come to [street], please'],
  ['I live at 742 evergreen terrace road.', 'I live at [street].'],
  ['Deliver to 350 Fifth Avenue, Suite 12, New York 10118 today', 'Deliver to [street] today'],
  ['Ich wohne Lindenstraße 5 in Köln', 'Ich wohne [street] in Köln'],
  ['bei Am Alten Markt 3, Kossuth utca 5, Storgatan 12', 'bei Am Alten Markt 3, [street], [street]'],
  ['5 rue de la Paix et Calle Mayor 5', '[street] et [street]'],
  ['PO Box 123 or P.O. Box 45', '[street] or [street]'],
  ['20 Elm 4, Apt. 12', '[street]'],
  ['My name is Wanja Brandt.', 'My name is [person].'],
  ['my name is bob miller', 'my name is [person]'],
  ['I am Anna-Lena Meyer, call Mr. Quux', 'I am [person], call Mr. [person]'],
  ["It is Peter van den Berg's booking", "It is [person]'s booking"],
  ['Zork T. Blip wrote', '[person] wrote'],
  ['Ich heiße Xaver, mit Frau Yilmaz', 'Ich heiße [person], mit Frau [person]'],
  ['Wanja Brandt\n12 Main Street', '[person]\n[street]'],
])('%j becomes %j, without what says where or who', (text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test.each([
  'it costs $1,234,567, or 1 234 567 dollars, or 12 500 000 people',
  'order 1234567 and order number 4567890123 and Order #123-456-7890',
  'invoice no. 2026-12345, ticket 555-1234567, my booking reference is 2024 123 456',
  'zip 90210-1234, account 123456789, customer id 12345678',
  '2026-11-21, 21.11.2026, 11/21/2026, 21-11-2026 14:30',
  'from 08:00-18:00, 0900-1700, Mon-Fri 9-5, between 1990-1995 and 1990 2000 2010',
  'version 10.4.0.1 or v1.2.3.4, part number 12-345-6789-0',
  'I need 10 20 30 40, pages 100-2000, 50 x 70 x 120 cm, 24/7/365',
  '3.141592653589, 100,000,000, 1.000.000, 8 336 817 of them',
  'tracking 1Z999AA10123456784, ISBN 978-3-16-148410-0',
  '12345678-1234-4234-8234-123456789012 and 018f3c1e-1234-7234-8234-123456789012',
  '2026-11-21T07:07:11.123Z, 1763700000, 1763700000000',
  'ok.so what, thanks.is it open, today.my name',
  'bad::face, std::vector, 12:30:45, 2:1:1, ::1, 127.0.0.1',
  'socks @ 5.30, @home, me@ night, a@b',
  'call 10 people at 11 30, call me on 21.11.2026 at 10, text me between 10-12 or 14-16',
  'no12 is great, in10 we trust and so on and so on',
  'it is 5 miles a long way down the road, 2 lanes, a 2 way street and 3 doors',
  'I need 2 beds in 1 room, unit 5, and 10 square feet, 5 or 6 place settings',
  'Do you deliver to 10115 Berlin or to San Diego?',
  'May I come in April or in May? Will you be open? I am Interested in a Double Bed.',
  'Do You Have King Size And Queen Size Beds',
  'my name is wrong on the card, my name is on the list',
  'Yes',
  '🎉🎉',
  '\u0000\u0007',
  'مرحبا، هل أنتم مفتوحون؟',
  '',
])('%j is left as it is', (text) => {
  expect(redact(text)).toBe(text)
})

test('what was found is in order and does not overlap', () => {
  const text = 'a@b.com 415-555-2671 www.x.com 4111 1111 1111 1111 a@c.com '.repeat(20)
  const all = findPersonalData(text)
  expect(all).toHaveLength(100)
  expect(all.every(({ start, end }, at) => start < end && end <= (all[at + 1]?.start ?? text.length))).toBe(
    true,
  )
})

const pieces = (
  'a|1|1 |1.|1-|12 |(|((1|1 (|1 )|0/|a.|a@|@|1:|ab:|::|http://|www.|de89|de89 |123-45-6789 |4111 1111 1111 1111 |' +
  'sk-|eyJ|eyJaaaaaaaaaa.|Bearer |://a:|(at)|.|-|٣|#|order |call 555 |a.b.|bob@x.com |1.1.1.1.|+1 |\0|Aa |Mr. |' +
  'A. |Bob |my name is |12 Main Street |Apt. 5 |5 Rue |5 |Ab, |Straße 5 '
).split('|')

test.each(pieces)('a hundred thousand characters of %j take no noticeable time', (piece) => {
  const text = piece.repeat(100_000 / piece.length)
  const began = performance.now()
  redact(text)
  expect(performance.now() - began).toBeLessThan(2_000)
})
