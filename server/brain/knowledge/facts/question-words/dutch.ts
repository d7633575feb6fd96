/** The words of questions in Dutch. */
import type { QuestionWords } from './question-words-type.ts'

export const dutch: QuestionWords = {
  fillers: `hallo hoi dag goedemorgen goedemiddag goedenavond goedendag bedankt dank je u wel alstublieft alsjeblieft graag vraag vraagje weten wil zou kan kunt kunnen mag ik mij me
    de het een van voor met op in aan te bij naar om en of maar als dat dit die er is zijn bent ben jullie jij uw jouw ons onze we wij niet ook alleen nog meer wat welke hoe wanneer
    hebben heeft hebt gaan gaat doet doen zeggen vertellen even eigenlijk precies heel`,
  place: 'winkel zaak kantoor praktijk bedrijf restaurant salon kliniek vestiging locatie garage',
  topics: {
    hours: [
      'open* geopend openingstijd* openingsuren dicht gesloten sluit sluiten sluitingstijd*',
      'laat tot vanaf uur uren tijd tijden dag dagen week weekend vandaag morgen vanavond avond ochtend middag lunch feestdag* nu momenteel nog steeds altijd werken weer normale pauze momentje',
    ],
    location: [
      'waar adres gevestigd route routebeschrijving locatie vinden zitten ligt kom',
      'straat exact stad plaats zit komen kaart',
    ],
    phone: [
      'telefoon telefoonnummer telefonisch nummer bellen bel mobiel',
      'bereiken contact bereikbaar geven',
    ],
    email: ['email e-mail mail e-mailadres emailadres mailadres mailen', 'adres schrijven sturen'],
    contact: ['contact contactgegevens bereiken bereikbaar', 'gegevens opnemen manier'],
    website: ['website site webpagina webadres internet', 'adres pagina'],
    services: ['dienst* aanbod bieden biedt behandelingen aanbieden', 'soort lijst alle doen'],
    price: [
      'kost* prijs prijzen prijslijst tarie* hoeveel rekenen duur offerte',
      'dienst diensten euro ongeveer gemiddeld lijst per',
    ],
    duration: ['duurt duur lang minuten tijdsduur', 'hoe ongeveer afspraak behandeling uur'],
    emergency: ['nood* spoed* dringend', 'nummer telefoon bellen dienst nacht weekend geval contact lijn'],
    about: ['bedrijf firma zaak', 'vertel over soort'],
  },
  open: 'open geopend dicht gesloten',
  when: 'wanneer hoe+laat openingstijd* openingsuren welke+dagen',
  now: 'nu momenteel nog',
  again: 'weer opnieuw',
  holiday: 'feestdag*',
  presence: 'werken werkt aanwezig bereikbaar',
}
