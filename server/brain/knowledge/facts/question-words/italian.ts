/** The words of questions in Italian. */
import type { QuestionWords } from './question-words-type.ts'

export const italian: QuestionWords = {
  fillers: `ciao salve buongiorno buonasera grazie prego per favore scusi scusate mi dite sa sapere vorrei domanda informazione info può potete posso
    il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai alle da dal dalla in nel nella nei con su e o ma se che chi
    è sono siete sei c'è c ci vi voi vostro vostra vostri vostre il io mio lei loro si non anche solo più qual quale quali cosa come quando quanto`,
  place:
    'negozio studio ufficio ditta azienda ristorante locale bar officina ambulatorio clinica centro sede punto',
  topics: {
    hours: [
      'orari* apert* apre aprite aprono aprire chius* chiude chiudete chiudono chiusura apertura',
      'ora ore fino tardi giorno giorni settimana oggi domani stasera sera mattina pomeriggio pranzo festiv* feste weekend fine adesso momento ancora sempre normal* attual* lavorativ* lavorate di+nuovo visita pausa',
    ],
    location: [
      'dove indirizzo trova trovate trovarvi sede via arrivo arrivare mappa posizione',
      'esatto preciso città strada zona venire raggiungervi ubicat*',
    ],
    phone: [
      'telefono telefonico telefonare numero cellulare chiamare chiamarvi chiamo',
      'contattarvi contatto recapito dare avete',
    ],
    email: ['email mail e-mail posta', 'indirizzo elettronica scrivere scrivervi mandare avete'],
    contact: ['contattare contattarvi contatto contatti recapiti recapito', 'dati numero avete modo'],
    website: ['sito website web internet pagina', 'avete indirizzo'],
    services: [
      'servizi servizio offrite offre prestazioni trattamenti fate occupate',
      'tipo tutti elenco lista avete altri',
    ],
    price: [
      'cost* prezz* tariff* quanto listino viene paga pagare caro',
      'servizi servizio euro circa medio lista',
    ],
    duration: ['dura durata tempo minuti', 'quanto ci vuole circa appuntamento seduta ore'],
    emergency: [
      'emergenz* urgenz* urgente',
      'numero telefono chiamare servizio notte festivi caso contatto linea pronto',
    ],
    about: ['azienda ditta società chi', 'parlami tipo fate'],
  },
  open: 'apert* chius* aprite chiudete lavorate',
  when: 'quando orari* che+ora quali+giorni',
  now: 'adesso ora momento attualmente ancora',
  again: 'riaprite riapre di+nuovo',
  holiday: 'festiv* feste',
  presence: 'lavorate siete presenti disponibili',
}
