/** Facts asked and told in the languages beside English, German, Spanish and French. */
import { describe, expect, test } from 'vitest'
import type { Business } from '#wire'
import { detectIntent } from '../../intents/detect-intent.ts'
import { trainIntents } from '../../intents/train-intents.ts'
import { answerFromFacts } from '../facts.ts'

const model = trainIntents([])
/** Saturday 21 November 2026, 11:00 in Berlin. */
const now = new Date('2026-11-21T10:00:00Z')
const business: Business = {
  name: 'Amsel',
  phone: '+49 30 555010',
  email: 'post@amsel.example',
  address: 'Lindenallee 4, Berlin',
  website: 'https://amsel.example',
  emergency_phone: '+49 30 555099',
  timezone: 'Europe/Berlin',
  hours: [
    { days: [1, 2, 3, 4, 5], open: '08:00', close: '18:00' },
    { days: [6], open: '09:00', close: '13:00' },
  ],
  exceptions: [{ date: '2026-12-24', open: '08:00', close: '12:00' }],
  services: [
    { name: 'Massage', price: '60 €', duration_minutes: 45 },
    { name: '空调安装', price: '80 €' },
  ],
}

function ask(question: string, before?: string) {
  const detection = detectIntent(model, question, { now, timezone: business.timezone })
  const history = before ? [{ role: 'visitor', text: before }] : []
  return answerFromFacts(business, question, { detection, now, locale: null, history })
}

describe('answerFromFacts', () => {
  test.each([
    ['siete aperti adesso?', 'open_now', 'Sì, adesso siamo aperti, fino alle 13:00.'],
    ['siete aperti?', 'open_now', 'fino alle 13:00'],
    [
      'siete aperti domani?',
      'hours',
      'Siamo chiusi domani (domenica 22 novembre). Riapriamo lunedì 23 novembre alle 08:00.',
    ],
    ['siete aperti lunedì alle 18:30?', 'hours', 'No, lunedì 23 novembre alle 18:30 siamo chiusi.'],
    ['quali sono i vostri orari?', 'hours', 'Lunedì – venerdì: 08:00–18:00'],
    ['dove siete?', 'location', 'Lindenallee 4'],
    ['qual è il vostro numero di telefono?', 'phone', 'Può chiamarci al numero +49 30 555010.'],
    ['che servizi offrite?', 'services', 'Offriamo:'],
    ['quanto costa il massage?', 'price', 'Massage: 60 €. Dura circa 45 minuti.'],
    ['vocês estão abertos agora?', 'open_now', 'Sim, estamos abertos agora, até às 13:00.'],
    [
      'vocês abrem na segunda às 18h30?',
      'hours',
      'Não, na segunda-feira, 23 de novembro às 18:30 estamos fechados.',
    ],
    ['qual é o horário de funcionamento?', 'hours', 'Segunda-feira a sexta-feira: 08:00–18:00'],
    ['qual é o endereço?', 'location', 'Lindenallee 4'],
    ['quais são os preços?', 'price', 'Massage: 60 €'],
    ['zijn jullie nu open?', 'open_now', 'Ja, we zijn nu open, tot 13:00 uur.'],
    ['zijn jullie zondag open?', 'hours', 'We zijn morgen (zondag 22 november) gesloten.'],
    ['wat zijn de openingstijden?', 'hours', 'Maandag t/m vrijdag: 08:00–18:00'],
    ['wat is jullie telefoonnummer?', 'phone', '+49 30 555010'],
    ['czy teraz jest otwarte?', 'open_now', 'Tak, teraz jest otwarte, do 13:00.'],
    ['czy w środę jest otwarte?', 'hours', 'Tak, w środę, 25 listopada jest otwarte: 08:00–18:00.'],
    ['jakie są godziny otwarcia?', 'hours', 'Poniedziałek – piątek: 08:00–18:00'],
    ['jaki jest wasz adres?', 'location', 'Lindenallee 4'],
    ['вы сейчас открыты?', 'open_now', 'Да, сейчас мы открыты, до 13:00.'],
    ['вы работаете в пятницу в 19:00?', 'hours', 'Нет, в пятницу, 27 ноября в 19:00 мы закрыты.'],
    ['часы работы', 'hours', 'Понедельник – пятница: 08:00–18:00'],
    ['какой у вас номер телефона?', 'phone', '+49 30 555010'],
    ['сколько стоит massage?', 'price', 'Massage: 60 €'],
    ['şu an açık mısınız?', 'open_now', 'Evet, şu anda açığız. Kapanış saati: 13:00.'],
    ['pazartesi günü açık mısınız?', 'hours', 'Evet, 23 Kasım Pazartesi günü açığız: 08:00–18:00.'],
    ['çalışma saatleriniz nedir?', 'hours', 'Pazartesi – Cuma: 08:00–18:00'],
    ['adresiniz nedir?', 'location', 'Lindenallee 4'],
    ['هل أنتم مفتوحون الآن؟', 'open_now', 'نعم، نحن مفتوحون الآن حتى الساعة 13:00.'],
    ['هل تعملون يوم الأحد؟', 'hours', 'نحن مغلقون غدًا'],
    ['ما هي ساعات العمل؟', 'hours', '08:00–18:00'],
    ['ما هو رقم الهاتف؟', 'phone', '+49 30 555010'],
    ['क्या आप अभी खुले हैं?', 'open_now', 'हाँ, हम अभी खुले हैं, 13:00 बजे तक।'],
    ['क्या आप सोमवार को खुले हैं?', 'hours', 'हाँ, हम सोमवार, 23 नवंबर को खुले हैं: 08:00–18:00।'],
    ['आपका पता क्या है?', 'location', 'Lindenallee 4'],
    ['现在营业吗？', 'open_now', '是的，我们现在正在营业，营业至13:00。'],
    ['明天开门吗？', 'hours', '我们明天（11月22日星期日）不营业。'],
    ['星期一下午七点开门吗', 'hours', '抱歉，我们11月23日星期一19:00不营业。'],
    ['你们的营业时间是什么？', 'hours', '星期一至星期五: 08:00–18:00'],
    ['电话号码是多少', 'phone', '+49 30 555010'],
    ['空调安装多少钱？', 'price', '80 €'],
    ['今、営業していますか？', 'open_now', 'はい、ただいま営業しております。13:00までです。'],
    ['明日は開いていますか？', 'hours', '明日（11月22日日曜日）はお休みをいただいております。'],
    ['営業時間を教えてください', 'hours', '月曜日～金曜日: 08:00–18:00'],
    ['住所はどこですか', 'location', 'Lindenallee 4'],
    ['ตอนนี้เปิดไหม', 'open_now', 'ตอนนี้เปิดทำการอยู่ ถึงเวลา 13:00 น.'],
    ['พรุ่งนี้เปิดไหมคะ', 'hours', 'พรุ่งนี้ (วันอาทิตย์ที่ 22 พฤศจิกายน) ปิดทำการค่ะ'],
    ['เปิดกี่โมง', 'hours', '08:00–18:00'],
    ['ขอเบอร์โทรหน่อยค่ะ', 'phone', '+49 30 555010'],
    ['bây giờ có mở cửa không?', 'open_now', 'Vâng, hiện tại chúng tôi đang mở cửa, đến 13:00.'],
    ['chủ nhật có mở cửa không?', 'hours', 'Chúng tôi đóng cửa ngày mai'],
    ['mấy giờ mở cửa?', 'hours', 'Thứ Hai – Thứ Sáu: 08:00–18:00'],
    ['số điện thoại là gì?', 'phone', '+49 30 555010'],
  ])('%s', (question, fact, text) => {
    const answer = ask(question)
    expect(answer?.fact).toBe(fact)
    expect(answer?.text).toContain(text)
  })

  test.each([
    'qual è la capitale della Francia',
    'potete aprire la mia porta di casa',
    'quanto dura la garanzia della caldaia',
    'vocês aceitam cartão de crédito',
    'hoe lang duurt de garantie op een ketel',
    'ile kosztuje naprawa pieca',
    'сколько стоит ремонт котла',
    'kombi tamiri ne kadar',
    'كم سعر تصليح الغلاية',
    'बॉयलर की मरम्मत कितने की है',
    '修锅炉多少钱',
    'ボイラーの修理はいくらですか',
    'ซ่อมหม้อไอน้ำราคาเท่าไหร่',
    'sửa nồi hơi giá bao nhiêu',
  ])('leaves alone: %s', (question) => {
    expect(ask(question)).toBeNull()
  })

  test.each([
    ['e domenica?', 'siete aperti lunedì?', 'Siamo chiusi domani'],
    ['а в воскресенье?', 'вы работаете в понедельник?', 'Мы закрыты завтра'],
    ['那星期天呢', '星期一开门吗', '不营业'],
    ['pazar?', 'pazartesi açık mısınız?', 'kapalıyız'],
  ])('"%s" after "%s" carries its subject', (question, before, text) => {
    expect(ask(question, before)?.text).toContain(text)
  })

  test.each(['营业时间', 'こんにちは', 'สวัสดี', 'открыто ', 'a', '🙂'])(
    'takes ten thousand characters of %j in its stride',
    (piece) => {
      const text = piece.repeat(Math.floor(10_000 / piece.length))
      ask(text)
      const before = performance.now()
      ask(text)
      expect(performance.now() - before).toBeLessThan(500)
    },
  )
})
