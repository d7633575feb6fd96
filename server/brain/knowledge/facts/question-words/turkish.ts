/** The words of questions in Turkish. */
import type { QuestionWords } from './question-words-type.ts'

export const turkish: QuestionWords = {
  fillers: `merhaba selam günaydın iyi günler akşamlar teşekkür teşekkürler ederim lütfen pardon bir soru sorum sormak öğrenmek öğrenebilir istiyorum miyim misiniz mısınız musunuz müsünüz mı mi mu mü
    ve veya ya da de ile için bu şu o ne nedir neler nelerdir hangi nasıl kim nerede kaç kaçta kaça siz sizin size ben benim bana biz var yok olarak kadar daha çok acaba acil+olmayan olan olur söyler verir bilgi hakkında`,
  place:
    'dükkan* mağaza* ofis* işletme* şirket* klinik* muayenehane* restoran* salon* yer* şube* firma* kafe*',
  topics: {
    hours: [
      'açık* açıl* aç* kapalı* kapan* kapat* çalışma çalışıyor* mesai*',
      'saat* saatler* gün günü günler günleri hafta haftası haftasonu hafta+sonu bugün yarın akşam sabah öğle öğleden sonra bayram* tatil* resmi şu an şimdi hala hâlâ zaman tekrar kaçta kaça ne',
    ],
    location: [
      'nerede* adres* konum* yeriniz ulaş* gelebilir gel* tarif harita',
      'sokak* cadde* şehir tam hangi nasıl bulun*',
    ],
    phone: ['telefon* numara* ara* cep', 'iletişim ulaş* verir'],
    email: ['eposta* e-posta* email* mail* posta*', 'adres* yaz* gönder* e'],
    contact: ['iletişim* ulaş* irtibat*', 'bilgi* geç* numara* nasıl sizinle'],
    website: ['site* web* internet*', 'adres* sayfa* sitesi'],
    services: ['hizmet* sun* tedavi* yap*', 'tür* liste* tüm iş veriyor*'],
    price: [
      'fiyat* ücret* kaça kaç+para para tutar pahalı ne+kadar tarife*',
      'hizmet* lira tl yaklaşık liste* kaç',
    ],
    duration: ['sür* dakika* uzun', 'ne kadar yaklaşık randevu* saat'],
    emergency: ['acil*', 'numara* telefon* ara* hat* servis* durum* gece iletişim'],
    about: ['şirket* firma* işletme*', 'hakkında tür'],
  },
  open: 'açık* kapalı* çalışıyor*',
  when: 'ne+zaman kaçta kaça saatleri saatleriniz hangi+gün* saatler*',
  now: 'şimdi şu+an şu+anda hala hâlâ',
  again: 'tekrar yeniden',
  holiday: 'bayram* tatil*',
  presence: 'çalışıyor* müsait* hizmet*',
}
