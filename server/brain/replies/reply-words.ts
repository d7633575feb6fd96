/** What the desk says by itself, in the four languages. */
import type { Business } from '#wire'
import type { Language } from '../language/guess-language.ts'

export interface ReplyWords {
  /** Replies to small talk, by intent. */
  smallTalk: Readonly<Record<string, (business: Business) => string>>
  /** Requests that a person has to take on, by intent. */
  requests: Readonly<Record<string, string>>
  handoff(business: Business): string
  refusal: string
  refusalWithSuggestions: string
}

export const replyWords: Readonly<Record<Language, ReplyWords>> = {
  en: {
    smallTalk: {
      greeting: ({ name }) => `Hello, this is the assistant of ${name}. How can I help you?`,
      how_are_you: () => 'Thank you, all is well here. What can I do for you?',
      thanks: () => 'You are welcome! Is there anything else I can help with?',
      goodbye: ({ name }) => `Goodbye, and thank you for contacting ${name}.`,
      affirm: () => 'All right. What would you like to know?',
      deny: () => 'All right. If you need anything else, just ask.',
      compliment: () => 'Thank you, that is kind of you. Is there anything else I can help with?',
      bot_identity: ({ name }) =>
        `I am the automatic assistant of ${name}, not a person. I answer from what the team has written down; if you want a person, just say so.`,
      capabilities: ({ name }) =>
        `I can answer questions about ${name}, for example about opening hours, services and prices. If I do not know something, I pass you on to a person.`,
    },
    requests: {
      booking:
        'I cannot make appointments myself, but I am passing your request on to the team. When would suit you, and how can they reach you?',
      cancel_or_move:
        'I cannot change appointments myself, but I am passing your request on to the team. Please tell your name and which appointment it is.',
      order:
        'I cannot see or take orders myself, but I am passing your request on to the team. Please tell what it is about and how they can reach you.',
      complaint:
        'I am sorry to hear that. I am passing this on to the team so that a person can look into it. Please tell what happened.',
    },
    handoff: ({ name, phone }) =>
      `I am passing you on to a person at ${name}. They will answer here as soon as they can.${phone ? ` You can also call ${phone}.` : ''}`,
    refusal: 'I am sorry, I do not know the answer to that. Would you like to talk to a person?',
    refusalWithSuggestions:
      'I am sorry, I do not know the answer to that. Perhaps one of these questions is near to yours, or would you like to talk to a person?',
  },
  de: {
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
    refusal: 'Das weiß ich leider nicht. Möchten Sie mit einem Menschen sprechen?',
    refusalWithSuggestions:
      'Das weiß ich leider nicht. Vielleicht passt eine dieser Fragen, oder möchten Sie mit einem Menschen sprechen?',
  },
  es: {
    smallTalk: {
      greeting: ({ name }) => `Hola, soy el asistente de ${name}. ¿En qué puedo ayudarle?`,
      how_are_you: () => 'Gracias, todo bien por aquí. ¿En qué puedo ayudarle?',
      thanks: () => '¡De nada! ¿Puedo ayudarle en algo más?',
      goodbye: ({ name }) => `Adiós, y gracias por contactar con ${name}.`,
      affirm: () => 'De acuerdo. ¿Qué le gustaría saber?',
      deny: () => 'De acuerdo. Si necesita algo más, pregunte sin problema.',
      compliment: () => 'Muchas gracias, muy amable. ¿Puedo ayudarle en algo más?',
      bot_identity: ({ name }) =>
        `Soy el asistente automático de ${name}, no una persona. Respondo con lo que el equipo ha escrito; si quiere hablar con una persona, dígamelo.`,
      capabilities: ({ name }) =>
        `Respondo preguntas sobre ${name}, por ejemplo sobre horario, servicios y precios. Si no sé algo, le paso con una persona.`,
    },
    requests: {
      booking:
        'No puedo dar citas yo mismo, pero paso su solicitud al equipo. ¿Cuándo le conviene y cómo pueden contactarle?',
      cancel_or_move:
        'No puedo cambiar citas yo mismo, pero paso su solicitud al equipo. Díganos su nombre y de qué cita se trata.',
      order:
        'No puedo ver ni tomar pedidos yo mismo, pero paso su solicitud al equipo. ¿De qué se trata y cómo pueden contactarle?',
      complaint:
        'Lo siento mucho. Paso su mensaje al equipo para que una persona lo revise. Cuéntenos qué ha pasado.',
    },
    handoff: ({ name, phone }) =>
      `Le paso con una persona de ${name}. Le responderán aquí lo antes posible.${phone ? ` También puede llamar al ${phone}.` : ''}`,
    refusal: 'Lo siento, eso no lo sé. ¿Quiere hablar con una persona?',
    refusalWithSuggestions:
      'Lo siento, eso no lo sé. Quizá le sirva una de estas preguntas, ¿o quiere hablar con una persona?',
  },
  fr: {
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
    refusal: 'Je suis désolé, je ne sais pas répondre à cela. Voulez-vous parler à une personne ?',
    refusalWithSuggestions:
      "Je suis désolé, je ne sais pas répondre à cela. L'une de ces questions vous aide-t-elle, ou voulez-vous parler à une personne ?",
  },
}
