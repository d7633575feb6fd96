/** What the desk says by itself, in Spanish. */
import type { ReplyWords } from './reply-words-type.ts'

export const spanish: ReplyWords = {
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
  noted: 'Gracias, se lo paso al equipo. Se pondrán en contacto con usted.',
  fileReceived:
    'Gracias, hemos recibido su archivo. Yo no puedo abrir archivos, así que lo paso al equipo, que lo revisará y le responderá aquí.',
  refusal: 'Lo siento, eso no lo sé. ¿Quiere hablar con una persona?',
  refusalWithSuggestions:
    'Lo siento, eso no lo sé. Quizá le sirva una de estas preguntas, ¿o quiere hablar con una persona?',
  failure:
    'Lo sentimos, algo ha fallado por nuestra parte. Vuelva a preguntar o pida hablar con una persona.',
  givenUp:
    'Lo sentimos, algo ha fallado por nuestra parte. El equipo está avisado y una persona le responderá aquí.',
}
