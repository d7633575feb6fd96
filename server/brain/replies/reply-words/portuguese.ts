/** What the desk says by itself, in Portuguese. */
import type { ReplyWords } from './reply-words-type.ts'

export const portuguese: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Olá, este é o assistente de ${name}. Em que posso ajudar?`,
    how_are_you: () => 'Tudo bem por aqui, obrigado. Em que posso ajudar?',
    thanks: () => 'De nada! Posso ajudar em mais alguma coisa?',
    goodbye: ({ name }) => `Até logo, e obrigado por contatar ${name}.`,
    affirm: () => 'Certo. O que gostaria de saber?',
    deny: () => 'Certo. Se precisar de mais alguma coisa, é só perguntar.',
    compliment: () => 'Muito obrigado, é muita gentileza. Posso ajudar em mais alguma coisa?',
    bot_identity: ({ name }) =>
      `Sou o assistente automático de ${name}, não uma pessoa. Respondo com o que a equipe escreveu; se quiser falar com uma pessoa, é só dizer.`,
    capabilities: ({ name }) =>
      `Respondo a perguntas sobre ${name}, por exemplo sobre horários, serviços e preços. Quando não sei algo, passo a conversa para uma pessoa.`,
  },
  requests: {
    booking:
      'Não posso fazer agendamentos, mas vou passar o seu pedido à equipe. Quando seria melhor e como podemos entrar em contato?',
    cancel_or_move:
      'Não posso alterar agendamentos, mas vou passar o seu pedido à equipe. Por favor, diga o seu nome e de qual agendamento se trata.',
    order:
      'Não posso ver nem receber pedidos, mas vou passar a sua mensagem à equipe. De que se trata e como podemos entrar em contato?',
    complaint:
      'Lamento muito. Vou passar a sua mensagem à equipe, para que uma pessoa trate do assunto. Por favor, conte o que aconteceu.',
  },
  handoff: ({ name, phone }) =>
    `Vou passar a conversa para uma pessoa de ${name}. A resposta chegará aqui assim que possível.${phone ? ` Também pode ligar para ${phone}.` : ''}`,
  noted: 'Obrigado, vou passar isto à equipe. Eles entrarão em contato.',
  fileReceived:
    'Obrigado, o seu ficheiro chegou. Não consigo abrir ficheiros, por isso passo-o à equipa, que o vai ver e responder aqui.',
  refusal: 'Desculpe, isso eu não sei. Gostaria de falar com uma pessoa?',
  refusalWithSuggestions:
    'Desculpe, isso eu não sei. Talvez uma destas perguntas ajude, ou gostaria de falar com uma pessoa?',
  failure: 'Desculpe, algo deu errado do nosso lado. Pergunte de novo ou peça para falar com uma pessoa.',
  givenUp: 'Desculpe, algo deu errado do nosso lado. A equipe foi avisada e uma pessoa responderá aqui.',
}
