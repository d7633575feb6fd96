/** What the desk says by itself, in German. */
import type { ReplyWords } from './reply-words-type.ts'

export const german: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Guten Tag, hier ist der Assistent von ${name}. Wie kann ich Ihnen helfen?`,
    how_are_you: () => 'Danke, alles bestens. Was kann ich für Sie tun?',
    thanks: () => 'Gern geschehen! Kann ich sonst noch etwas für Sie tun?',
    goodbye: ({ name }) => `Auf Wiedersehen und danke, dass Sie sich bei ${name} gemeldet haben.`,
    affirm: () => 'In Ordnung. Was möchten Sie wissen?',
    deny: () => 'In Ordnung. Wenn Sie noch etwas brauchen, fragen Sie einfach.',
    compliment: () => 'Vielen Dank, das ist nett. Kann ich sonst noch etwas für Sie tun?',
    bot_identity: ({ name }) =>
      `Ich bin der automatische Assistent von ${name}, kein Mensch. Ich antworte mit dem, was das Team aufgeschrieben hat; wenn Sie einen Menschen möchten, sagen Sie es einfach.`,
    capabilities: ({ name }) =>
      `Ich beantworte Fragen zu ${name}, zum Beispiel zu Öffnungszeiten, Leistungen und Preisen. Wenn ich etwas nicht weiß, verbinde ich Sie mit einem Menschen.`,
  },
  requests: {
    booking:
      'Ich kann selbst keine Termine vergeben, gebe Ihre Anfrage aber an das Team weiter. Wann passt es Ihnen und wie sind Sie erreichbar?',
    cancel_or_move:
      'Ich kann selbst keine Termine ändern, gebe Ihre Anfrage aber an das Team weiter. Bitte nennen Sie Ihren Namen und den Termin.',
    order:
      'Ich kann selbst keine Bestellungen sehen oder annehmen, gebe Ihre Anfrage aber an das Team weiter. Worum geht es und wie sind Sie erreichbar?',
    complaint:
      'Das tut mir leid. Ich gebe es an das Team weiter, damit sich ein Mensch darum kümmert. Bitte beschreiben Sie, was passiert ist.',
  },
  handoff: ({ name, phone }) =>
    `Ich verbinde Sie mit einem Menschen von ${name}. Sie bekommen hier so bald wie möglich eine Antwort.${phone ? ` Telefonisch erreichen Sie uns unter ${phone}.` : ''}`,
  noted: 'Vielen Dank, ich gebe das an das Team weiter. Es meldet sich bei Ihnen.',
  fileReceived:
    'Vielen Dank, Ihre Datei ist angekommen. Ich kann Dateien nicht selbst öffnen und gebe sie an das Team weiter. Es sieht sie sich an und antwortet hier.',
  refusal: 'Das weiß ich leider nicht. Möchten Sie mit einem Menschen sprechen?',
  refusalWithSuggestions:
    'Das weiß ich leider nicht. Vielleicht passt eine dieser Fragen, oder möchten Sie mit einem Menschen sprechen?',
  failure:
    'Bei uns ist leider etwas schiefgegangen. Bitte fragen Sie noch einmal oder bitten Sie um einen Menschen.',
  givenUp:
    'Bei uns ist leider etwas schiefgegangen. Das Team weiß Bescheid, und ein Mensch wird Ihnen hier antworten.',
}
