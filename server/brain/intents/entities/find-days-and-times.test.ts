/** Days and times as visitors name them in the languages beside English, German, Spanish and French. */
import { describe, expect, test } from 'vitest'
import { findEntities } from './find-entities.ts'

/** Saturday 21 November 2026, 21:30 in Berlin. */
const now = new Date('2026-11-21T20:30:00Z')
const values = (text: string, timezone = 'Europe/Berlin') =>
  findEntities(text, { now, timezone }).map(({ type, value }) => `${type} ${value}`)

describe('days and times', () => {
  test.each([
    ['siete aperti domani alle 18?', ['date 2026-11-22', 'time 18:00']],
    ['venerdì prossimo alle 5 e mezza', ['date 2026-11-27', 'time 17:30']],
    ['il 24 dicembre siete aperti', ['date 2026-12-24']],
    ['siete aperti a Pasqua?', ['date 2027-03-28']],
    ['alle 9 di mattina', ['time 09:00']],
    ['vocês abrem amanhã às 18h?', ['date 2026-11-22', 'time 18:00']],
    ['abre na segunda-feira às 18h30?', ['date 2026-11-23', 'time 18:30']],
    ['às 8 da noite', ['time 20:00']],
    ['vocês abrem no Natal?', ['date 2026-12-25']],
    ['zijn jullie morgen om 18 uur open?', ['date 2026-11-22', 'time 18:00']],
    ['goedemorgen, wat kost het', []],
    ['kan ik volgende vrijdag om half 7 komen', ['date 2026-11-27', 'time 18:30']],
    ['zijn jullie tweede kerstdag open', ['date 2026-12-26']],
    ['czy w sobotę o 18 jest otwarte', ['date 2026-11-21']],
    ['czy jutro o godzinie 18 jest otwarte', ['date 2026-11-22', 'time 18:00']],
    ['czy 24 grudnia jest otwarte?', ['date 2026-12-24']],
    ['czy w niedzielę jest czynne', ['date 2026-11-22']],
    ['вы открыты завтра в 18:00?', ['date 2026-11-22', 'time 18:00']],
    ['вы работаете в пятницу в 6 вечера', ['date 2026-11-27', 'time 18:00']],
    ['24 декабря вы работаете?', ['date 2026-12-24']],
    ['послезавтра', ['date 2026-11-23']],
    ['yarın saat 18’de açık mısınız?', ['date 2026-11-22', 'time 18:00']],
    ['İyi günler, pazartesi günü açık mısınız', ['date 2026-11-23']],
    ['24 Aralık günü açık mısınız', ['date 2026-12-24']],
    ['akşam 7’de', ['time 19:00']],
    ['هل أنتم مفتوحون غدا الساعة 6 مساء؟', ['date 2026-11-22', 'time 18:00']],
    ['هل تعملون يوم الجمعة القادمة', ['date 2026-11-27']],
    ['هل أنتم مفتوحون ٢٤ ديسمبر', ['date 2026-12-24']],
    ['क्या आप कल शाम 6 बजे खुले हैं?', ['date 2026-11-22', 'time 18:00']],
    ['क्या आप सोमवार को खुले हैं', ['date 2026-11-23']],
    ['२४ दिसंबर', ['date 2026-12-24']],
    ['明天下午3点开门吗', ['date 2026-11-22', 'time 15:00']],
    ['星期六下午三点半', ['date 2026-11-21', 'time 15:30']],
    ['下周五可以预约吗', ['date 2026-11-27']],
    ['下周一', ['date 2026-11-23']],
    ['12月24日营业吗', ['date 2026-12-24']],
    ['便宜一点', []],
    ['明日の午後3時は開いていますか', ['date 2026-11-22', 'time 15:00']],
    ['来週の月曜日', ['date 2026-11-23']],
    ['土曜日は18時半まで開いていますか', ['date 2026-11-21', 'time 18:30']],
    ['3時間かかりますか', []],
    ['พรุ่งนี้ 18.00 น. เปิดไหม', ['date 2026-11-22', 'time 18:00']],
    ['วันศุกร์หน้าเปิดไหม', ['date 2026-11-27']],
    ['บ่าย 3 โมง', ['time 15:00']],
    ['2 ทุ่ม', ['time 20:00']],
    ['วันที่ 24 ธันวาคม', ['date 2026-12-24']],
    ['ngày mai 18 giờ có mở cửa không', ['date 2026-11-22', 'time 18:00']],
    ['thứ bảy này 3 giờ chiều', ['date 2026-11-21', 'time 15:00']],
    ['chủ nhật có mở cửa không', ['date 2026-11-22']],
    ['ngày 24 tháng 12', ['date 2026-12-24']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test('are those of the time zone of the business', () => {
    expect(values('今天营业吗', 'Asia/Shanghai')).toEqual(['date 2026-11-22'])
    expect(values('siete aperti oggi', 'Pacific/Auckland')).toEqual(['date 2026-11-22'])
  })

  test.each(['明天下午', 'วัน', 'в 5 ', 'alle 5 e ', 'الساعة ', 'saat 5 ', 'thứ ', '१ बजे ', 'o godz. '])(
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
