/** What the desk says by itself, in French. */
import type { ReplyWords } from './reply-words-type.ts'

export const french: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Bonjour, je suis l'assistant de ${name}. Comment puis-je vous aider ?`,
    how_are_you: () => 'Merci, tout va bien ici. Que puis-je faire pour vous ?',
    thanks: () => 'Je vous en prie ! Puis-je vous aider pour autre chose ?',
    goodbye: ({ name }) => `Au revoir, et merci d'avoir contacté ${name}.`,
    affirm: () => "D'accord. Que souhaitez-vous savoir ?",
    deny: () => "D'accord. Si vous avez besoin d'autre chose, n'hésitez pas.",
    compliment: () => "Merci, c'est gentil. Puis-je vous aider pour autre chose ?",
    bot_identity: ({ name }) =>
      `Je suis l'assistant automatique de ${name}, pas une personne. Je réponds avec ce que l'équipe a écrit ; si vous voulez une personne, dites-le simplement.`,
    capabilities: ({ name }) =>
      `Je réponds aux questions sur ${name}, par exemple sur les horaires, les services et les tarifs. Si je ne sais pas, je vous passe une personne.`,
  },
  requests: {
    booking:
      "Je ne peux pas prendre de rendez-vous moi-même, mais je transmets votre demande à l'équipe. Quand cela vous conviendrait-il, et comment vous joindre ?",
    cancel_or_move:
      "Je ne peux pas modifier de rendez-vous moi-même, mais je transmets votre demande à l'équipe. Indiquez votre nom et le rendez-vous concerné.",
    order:
      "Je ne peux ni voir ni prendre de commandes moi-même, mais je transmets votre demande à l'équipe. De quoi s'agit-il, et comment vous joindre ?",
    complaint:
      "Je suis désolé. Je transmets votre message à l'équipe pour qu'une personne s'en occupe. Dites-nous ce qui s'est passé.",
  },
  handoff: ({ name, phone }) =>
    `Je vous passe une personne de ${name}. Elle vous répondra ici dès que possible.${phone ? ` Vous pouvez aussi appeler le ${phone}.` : ''}`,
  noted: "Merci, je transmets cela à l'équipe. Elle vous contactera.",
  fileReceived:
    'Merci, votre fichier est bien arrivé. Je ne peux pas ouvrir de fichiers moi-même : je le transmets à l’équipe, qui le regardera et vous répondra ici.',
  refusal: 'Je suis désolé, je ne sais pas répondre à cela. Voulez-vous parler à une personne ?',
  refusalWithSuggestions:
    "Je suis désolé, je ne sais pas répondre à cela. L'une de ces questions vous aide-t-elle, ou voulez-vous parler à une personne ?",
  failure:
    'Désolé, un problème est survenu de notre côté. Veuillez reposer votre question ou demander une personne.',
  givenUp:
    'Désolé, un problème est survenu de notre côté. L’équipe est prévenue, et une personne vous répondra ici.',
}
