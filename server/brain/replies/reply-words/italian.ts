/** What the desk says by itself, in Italian. */
import type { ReplyWords } from './reply-words-type.ts'

export const italian: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Buongiorno, sono l'assistente di ${name}. Come posso aiutarla?`,
    how_are_you: () => 'Tutto bene, grazie. Che cosa posso fare per lei?',
    thanks: () => "Prego! Posso aiutarla in qualcos'altro?",
    goodbye: ({ name }) => `Arrivederci e grazie per aver contattato ${name}.`,
    affirm: () => 'Va bene. Che cosa desidera sapere?',
    deny: () => 'Va bene. Se le serve altro, chieda pure.',
    compliment: () => "Grazie, molto gentile. Posso aiutarla in qualcos'altro?",
    bot_identity: ({ name }) =>
      `Sono l'assistente automatico di ${name}, non una persona. Rispondo con quello che il team ha scritto; se preferisce parlare con una persona, basta dirlo.`,
    capabilities: ({ name }) =>
      `Rispondo a domande su ${name}, per esempio su orari, servizi e prezzi. Se non so qualcosa, la metto in contatto con una persona.`,
  },
  requests: {
    booking:
      'Non posso fissare appuntamenti, ma inoltro la sua richiesta al team. Quando le andrebbe bene e come possiamo contattarla?',
    cancel_or_move:
      'Non posso modificare appuntamenti, ma inoltro la sua richiesta al team. Ci indichi il suo nome e di quale appuntamento si tratta.',
    order:
      'Non posso vedere né ricevere ordini, ma inoltro la sua richiesta al team. Di che cosa si tratta e come possiamo contattarla?',
    complaint:
      'Mi dispiace. Inoltro il suo messaggio al team, perché se ne occupi una persona. Ci racconti che cosa è successo.',
  },
  handoff: ({ name, phone }) =>
    `La metto in contatto con una persona di ${name}. Riceverà una risposta qui appena possibile.${phone ? ` Può anche chiamare il numero ${phone}.` : ''}`,
  noted: 'Grazie, lo passo al team. Sarete ricontattati.',
  fileReceived:
    'Grazie, il suo file è arrivato. Non posso aprire i file, quindi lo passo al team, che lo guarderà e le risponderà qui.',
  refusal: 'Mi dispiace, questo non lo so. Vuole parlare con una persona?',
  refusalWithSuggestions:
    'Mi dispiace, questo non lo so. Forse una di queste domande fa al caso suo, oppure vuole parlare con una persona?',
  failure:
    'Ci dispiace, qualcosa è andato storto da parte nostra. Ripeta la domanda o chieda di parlare con una persona.',
  givenUp:
    'Ci dispiace, qualcosa è andato storto da parte nostra. Il team è stato avvisato e una persona le risponderà qui.',
}
