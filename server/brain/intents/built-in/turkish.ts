/** Turkish phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const turkish = intentsFrom({
  greeting: `
    merhaba
    selam
    günaydın
    iyi günler
    iyi akşamlar
    selamün aleyküm
    merhaba, bir sorum var
    kimse var mı
    bir şey sorabilir miyim
    herkese merhaba`,
  how_are_you: `
    nasılsın
    nasılsınız
    ne haber
    naber
    iyi misiniz`,
  thanks: `
    teşekkürler
    teşekkür ederim
    çok teşekkürler
    çok teşekkür ederim
    sağ olun
    sağol
    yardımınız için teşekkürler
    harika, teşekkürler`,
  goodbye: `
    hoşça kalın
    görüşürüz
    güle güle
    iyi günler dilerim
    yarın görüşürüz
    iyi geceler
    kendinize iyi bakın`,
  affirm: `
    evet
    evet lütfen
    tamam
    olur
    doğru
    tabii
    aynen
    elbette`,
  deny: `
    hayır
    hayır teşekkürler
    şimdi değil
    boş ver
    onu demek istemedim
    istemiyorum
    gerek yok`,
  compliment: `
    harikasın
    çok iyisin
    iyi iş
    çok yardımcı oldunuz
    güzel cevap
    hizmetinizi çok beğendim`,
  bot_identity: `
    sen bir bot musun
    robot musunuz
    gerçek bir insan mısınız
    bir insanla mı konuşuyorum
    yapay zeka mısın
    sen kimsin
    adın ne`,
  capabilities: `
    neler yapabilirsin
    bana nasıl yardımcı olabilirsin
    sana ne sorabilirim
    yardım
    bu sohbet ne işe yarıyor`,
  hours: `
    çalışma saatleriniz nedir
    çalışma saatleri
    saat kaçta açılıyorsunuz
    saat kaçta kapanıyorsunuz
    kaça kadar açıksınız
    bugün açık mısınız
    pazar günü açık mısınız
    şu an açık mısınız
    hangi günler açıksınız
    cumartesi çalışıyor musunuz
    ne zaman açılıyor
    bayramda açık mısınız
    dükkan yarın açık mı
    pazar günü açık olur mu
    öğleden sonra açık mısınız
    hangi saatlerde açıksınız
    kaçta gelebilirim`,
  location: `
    neredesiniz
    adresiniz nedir
    adres
    yeriniz nerede
    dükkan nerede
    size nasıl ulaşırım
    hangi sokaktasınız
    konum atar mısınız
    nerede bulunuyorsunuz
    istasyona yakın mısınız
    hangi semttesiniz
    tam olarak neredesiniz
    nereye geleceğim
    dükkanınız nerede bulunuyor
    merkezde misiniz`,
  contact: `
    telefon numaranız nedir
    telefon numarası
    sizinle nasıl iletişime geçebilirim
    iletişim
    e-posta adresiniz nedir
    sizi arayabilir miyim
    web siteniz var mı
    iletişim bilgileri`,
  prices: `
    ne kadar
    fiyatlarınız nedir
    fiyatlar
    fiyat listesi
    kaç para
    ücret ne kadar
    ne kadar tutar
    fiyat teklifi istiyorum
    pahalı mı
    kaça mal olur
    aşağı yukarı ne kadar tutar
    maliyeti nedir
    ne kadar ödeyeceğim
    toplam ne kadar eder
    bunun fiyatı kaç`,
  services: `
    hangi hizmetleri veriyorsunuz
    hizmetler
    ne iş yapıyorsunuz
    neler sunuyorsunuz
    hangi tedavileri yapıyorsunuz
    hizmetleriniz nelerdir`,
  about: `
    bu nasıl bir şirket
    şirketiniz hakkında bilgi verir misiniz
    sahibi kim
    ne zamandır faaliyettesiniz`,
  booking: `
    randevu almak istiyorum
    randevu
    randevu alabilir miyim
    randevuya ihtiyacım var
    rezervasyon yapmak istiyorum
    masa ayırtmak istiyorum
    boş randevunuz var mı
    en yakın randevu ne zaman
    online randevu alabilir miyim
    bu hafta boş yer var mı
    perşembe müsait misiniz
    ne zaman gelebilirim
    yarın sabah gelebilir miyim
    beni pazartesiye yazın
    dört kişilik yer ayırtmak istiyorum`,
  cancel_or_move: `
    randevumu iptal etmek istiyorum
    randevumu ertelemek istiyorum
    randevu iptali
    randevumu değiştirebilir miyim
    rezervasyonumu iptal edin
    yarın gelemeyeceğim
    başka bir güne alabilir miyiz
    randevu saatimi değiştirmek istiyorum
    gelemiyorum
    gelemeyeceğim, başka gün olur mu
    randevuyu başka güne alalım
    bir işim çıktı, iptal etmem lazım
    daha erken gelebilir miyim`,
  order: `
    sipariş vermek istiyorum
    siparişim nerede
    online sipariş verebilir miyim
    sipariş durumu
    siparişim ne zaman gelir
    satın almak istiyorum
    siparişim gelmedi
    kargom nerede`,
  emergency: `
    acil durum
    bu acil
    hemen yardıma ihtiyacım var
    su borusu patladı
    tavandan su akıyor
    gaz kokusu var
    bodrumu su bastı
    çok ağrım var
    acil telefon numarası
    lütfen hemen gelin
    çok acil`,
  complaint: `
    şikayet etmek istiyorum
    şikayetim var
    memnun değilim
    bu kabul edilemez
    paramı geri istiyorum
    kimse gelmedi
    hizmetiniz berbat
    benden fazla para aldınız
    iade istiyorum
    hayal kırıklığına uğradım
    hiç memnun kalmadım
    iş kötü yapılmış
    rezalet
    çok kötü hizmet`,
  person: `
    bir insanla konuşmak istiyorum
    müşteri temsilcisi
    müşteri temsilcisine bağlanmak istiyorum
    biriyle konuşabilir miyim
    gerçek bir kişiyle görüşmek istiyorum
    beni arar mısınız
    robotla konuşmak istemiyorum
    yetkiliyle görüşmek istiyorum
    müşteri hizmetleri
    orada gerçek biri var mı
    konuşabileceğim biri var mı
    gerçek bir insan istiyorum
    canlı destek
    biri bana yardımcı olsun`,
})
