/** The words of questions in Polish. */
import type { QuestionWords } from './question-words-type.ts'

export const polish: QuestionWords = {
  fillers: `cześć hej dzień dobry wieczór witam dziękuję dzięki proszę przepraszam pytanie pytać zapytać chcę chciał* chciałabym chciałbym wiedzieć powiedzieć podać mogę można czy
    i a ale lub albo że się do na w we z ze o od po za dla u przy jest są być jesteście jestem macie ma mają pan pani państwo państwa wasz wasza wasze waszym waszego was wam
    mi mnie nie tak też tylko jeszcze więcej co jak jaki jaka jakie jakich kiedy który która które której ile to ten ta te tam`,
  place:
    'sklep* biuro biura firm* gabine* klinik* przychodni* restauracj* salon* lokal* zakład* warsztat* punkt*',
  topics: {
    hours: [
      'otwar* otwier* zamkn* zamyka* czynn* godzin* pracuje* pracują',
      'do późna dzień dni tydzień tygodniu dziś dzisiaj jutro wieczorem rano popołudniu święt* weekend* teraz obecnie ciągle zawsze zwykle przerwa ponownie znowu roboczy robocze której',
    ],
    location: [
      'gdzie adres* znajduj* siedzib* dojecha* dojść trafić dojazd lokalizacj* mapa',
      'ulic* miasto mieście dokładny dokładnie mieści* jak',
    ],
    phone: ['telefon* numer* dzwonić zadzwonić komórk*', 'kontakt kontaktowy skontaktować podać'],
    email: ['email e-mail mail* poczt*', 'adres napisać elektroniczn* wysłać'],
    contact: ['kontakt* skontaktować', 'dane numer sposób wami'],
    website: ['stron* www witryn* internet*', 'adres macie'],
    services: [
      'usług* ofer* zabieg* robicie zajmujecie wykonuj* świadczycie',
      'rodzaj rodzaje lista wszystkie czym',
    ],
    price: [
      'koszt* cen* cennik* ile opłat* stawk* drogi* wycen* płac* zapłac*',
      'usługi usługa złotych zł około średnio lista',
    ],
    duration: ['trwa* długo czas* minut*', 'ile około wizyta zabieg godzin*'],
    emergency: [
      'alarmow* nagł* awari* pogotowi* piln* dyżur*',
      'numer telefon dzwonić wypadk* przypadk* nocą weekend* kontakt',
    ],
    about: ['firm*', 'opowiedz o czym'],
  },
  open: 'otwart* czynn* zamknięt* pracuje*',
  when: 'kiedy godzin* której jakich+dniach',
  now: 'teraz obecnie aktualnie jeszcze moment*',
  again: 'znowu ponownie',
  holiday: 'święt* świąt*',
  presence: 'pracujecie pracuje jesteście dostępni',
}
