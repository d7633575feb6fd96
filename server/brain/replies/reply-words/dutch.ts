/** What the desk says by itself, in Dutch. */
import type { ReplyWords } from './reply-words-type.ts'

export const dutch: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Goedendag, dit is de assistent van ${name}. Hoe kan ik u helpen?`,
    how_are_you: () => 'Dank u, alles gaat goed. Wat kan ik voor u doen?',
    thanks: () => 'Graag gedaan! Kan ik u nog ergens anders mee helpen?',
    goodbye: ({ name }) => `Tot ziens en bedankt dat u contact opnam met ${name}.`,
    affirm: () => 'Goed. Wat wilt u weten?',
    deny: () => 'Goed. Als u nog iets nodig hebt, vraag het gerust.',
    compliment: () => 'Dank u wel, dat is aardig. Kan ik u nog ergens anders mee helpen?',
    bot_identity: ({ name }) =>
      `Ik ben de automatische assistent van ${name}, geen mens. Ik antwoord met wat het team heeft opgeschreven; wilt u een medewerker spreken, dan hoeft u dat alleen maar te zeggen.`,
    capabilities: ({ name }) =>
      `Ik beantwoord vragen over ${name}, bijvoorbeeld over openingstijden, diensten en prijzen. Als ik iets niet weet, breng ik u in contact met een medewerker.`,
  },
  requests: {
    booking:
      'Ik kan zelf geen afspraken maken, maar ik geef uw verzoek door aan het team. Wanneer schikt het u en hoe kunnen we u bereiken?',
    cancel_or_move:
      'Ik kan zelf geen afspraken wijzigen, maar ik geef uw verzoek door aan het team. Wat is uw naam en om welke afspraak gaat het?',
    order:
      'Ik kan zelf geen bestellingen inzien of aannemen, maar ik geef uw verzoek door aan het team. Waar gaat het om en hoe kunnen we u bereiken?',
    complaint:
      'Dat spijt me. Ik geef uw bericht door aan het team, zodat een medewerker ernaar kijkt. Kunt u vertellen wat er is gebeurd?',
  },
  handoff: ({ name, phone }) =>
    `Ik breng u in contact met een medewerker van ${name}. U krijgt hier zo snel mogelijk antwoord.${phone ? ` U kunt ook bellen naar ${phone}.` : ''}`,
  noted: 'Dank u, ik geef dit door aan het team. Zij nemen contact met u op.',
  fileReceived:
    'Bedankt, uw bestand is aangekomen. Ik kan zelf geen bestanden openen en geef het door aan het team. Zij bekijken het en antwoorden hier.',
  refusal: 'Dat weet ik helaas niet. Wilt u een medewerker spreken?',
  refusalWithSuggestions:
    'Dat weet ik helaas niet. Misschien helpt een van deze vragen u verder, of wilt u een medewerker spreken?',
  failure: 'Sorry, er ging bij ons iets mis. Stel uw vraag opnieuw of vraag naar een medewerker.',
  givenUp: 'Sorry, er ging bij ons iets mis. Het team is op de hoogte en een medewerker antwoordt u hier.',
}
