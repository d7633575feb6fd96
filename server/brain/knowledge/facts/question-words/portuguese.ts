/** The words of questions in Portuguese. */
import type { QuestionWords } from './question-words-type.ts'

export const portuguese: QuestionWords = {
  fillers: `olá oi bom boa dia tarde noite obrigado obrigada por favor com licença pergunta dúvida saber gostaria queria quero pode podem posso me diga dizer informar informação
    o a os as um uma de do da dos das em no na nos nas ao à aos às com para pra pro por e ou mas se que quem é são está estão fica vocês você senhor seu sua seus suas
    vosso vossa eu meu minha lhe não também só mais qual quais como quando quanto tem têm há`,
  place:
    'loja escritório clínica consultório empresa restaurante oficina salão estabelecimento local negócio',
  topics: {
    hours: [
      'horári* abre* abert* abrem abrir fecha* fecham funciona* atendimento atende* expediente',
      'hora horas até tarde dia dias semana hoje amanhã sábado manhã almoço feriado* fim agora momento ainda sempre normal trabalham de+novo comercial',
    ],
    location: [
      'onde endereço morada fica ficam localiza* localização chegar chego mapa',
      'rua exato cidade bairro zona situad* está estão',
    ],
    phone: [
      'telefone telefónico telefônico telemóvel celular número ligar ligo whatsapp',
      'contato contacto falar entrar em',
    ],
    email: ['email e-mail mail correio', 'eletrônico eletrónico endereço escrever enviar mandar'],
    contact: ['contato contacto contatos contactos contatar contactar', 'entrar dados número forma falar'],
    website: ['site website página web', 'internet endereço'],
    services: ['serviço* oferece* fazem faz tratamentos prestam', 'tipo tipos lista todos'],
    price: [
      'custa* custo preço* valor* tarifa* quanto cobra* tabela caro orçamento sai',
      'serviço serviços euro euros reais médio lista cerca',
    ],
    duration: ['demora dura duração tempo minutos leva', 'quanto cerca consulta sessão horas'],
    emergency: [
      'emergênci* urgênci* urgente',
      'número telefone ligar serviço plantão noite caso contato contacto linha',
    ],
    about: ['empresa firma negócio', 'fale sobre tipo fazem'],
  },
  open: 'abert* abre* abrem fechad* fecham funciona* trabalham',
  when: 'quando horári* que+horas que+dias quais+dias',
  now: 'agora momento atualmente ainda',
  again: 'reabre* de+novo novamente',
  holiday: 'feriado*',
  presence: 'trabalham trabalha atendem atende disponíveis',
}
